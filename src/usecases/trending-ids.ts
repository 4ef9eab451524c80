import { setImmediate } from 'node:timers/promises';
import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import { popularityNeeded, rankTrending, type ScoredPaper } from '../core/paper/trending.ts';
import { addDays } from '../core/time/calendar.ts';

/** Most of what is trending is newer: an older paper needs more than a hundred times the votes of one of today. */
const RECENT_DAYS = 60;

type Papers = Pick<PaperStore, 'popularity'>;

/** Returns the trending papers of a day, best first. */
export async function trendingIds(today: string, limit: number, papers: Papers): Promise<PaperId[]> {
  return (await trendingPapers(today, limit, papers)).map(({ id }) => id);
}

/**
 * Returns the trending papers of a day by the votes and comments at their source, best first. Of the older papers, only those
 * with enough votes to be among them are read: a corpus has a hundred times as many. Other events are handled between the
 * steps.
 */
export async function trendingPapers(today: string, limit: number, papers: Papers): Promise<ScoredPaper[]> {
  const recent = await papers.popularity({ since: addDays(today, -RECENT_DAYS) });
  await setImmediate();
  const last = rankTrending(recent, today, limit)[limit - 1];
  if (last === undefined) return rankTrending(await papers.popularity(), today, limit);
  const byId = new Map(recent.map(each => [each.id, each]));
  const older = await papers.popularity(popularityNeeded(last.score, RECENT_DAYS));
  await setImmediate();
  for (const each of older) byId.set(each.id, each);
  return rankTrending([...byId.values()], today, limit);
}

/** Returns the trending papers of the last days, best first. */
export async function recentTrendingPapers(
  { today, days }: { readonly today: string; readonly days: number },
  limit: number,
  papers: Papers,
): Promise<ScoredPaper[]> {
  const recent = await papers.popularity({ since: addDays(today, -days) });
  await setImmediate();
  return rankTrending(recent, today, limit);
}
