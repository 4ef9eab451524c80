import { setImmediate } from 'node:timers/promises';
import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import { popularityNeeded, rankTrending, trendingScore } from '../core/paper/trending.ts';
import { addDays } from '../core/time/calendar.ts';

/** Most of what is trending is newer: an older paper needs more than a hundred times the votes of one of today. */
const RECENT_DAYS = 60;

/**
 * Returns the trending papers of a day, best first. Of the older papers, only those with enough votes to be among them are
 * read: a corpus has a hundred times as many. Other events are handled between the steps.
 */
export async function trendingIds(
  today: string,
  limit: number,
  papers: Pick<PaperStore, 'popularity'>,
): Promise<PaperId[]> {
  const recent = await papers.popularity({ since: addDays(today, -RECENT_DAYS) });
  await setImmediate();
  const byId = new Map(recent.map(each => [each.id, each]));
  const last = byId.get(rankTrending(recent, today, limit)[limit - 1] ?? 0);
  if (last === undefined) return rankTrending(await papers.popularity(), today, limit);
  const older = await papers.popularity(popularityNeeded(trendingScore(last, today), RECENT_DAYS));
  await setImmediate();
  for (const each of older) byId.set(each.id, each);
  return rankTrending([...byId.values()], today, limit);
}
