import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import type { ScheduleSubject } from '../core/schedule/schedule.ts';
import { addDays } from '../core/time/calendar.ts';
import { periodOf } from '../core/time/periods.ts';
import { newestListPeriod } from './list-queries.ts';
import { trendingIds } from './trending-ids.ts';

/** A corpus whose newest daily list is older than this has no daily lists to post from. */
export const MAX_LIST_AGE_DAYS = 7;

/** More than a channel is given before the order of the list has changed. */
const MAX_TRENDING_PAPERS = 500;

/** A list that a slot takes its papers from. */
export interface ScheduleList {
  /** The name of its day, week or month (`Period.name`), or `trending`; `null` if there is no such list. */
  readonly name: string | null;
  /** Best first. */
  readonly ids: readonly PaperId[];
}

/** Decides what a schedule posts on a local date: `auto` is the daily list while there is one of the last week, else the archive. */
export async function subjectOn(
  what: ScheduleSubject,
  day: string,
  papers: Pick<PaperStore, 'newestListDay'>,
): Promise<Exclude<ScheduleSubject, 'auto'>> {
  if (what !== 'auto') return what;
  return isRecent(await papers.newestListDay(day), day) ? 'daily' : 'archive';
}

/**
 * Returns the list that a slot of a local date posts from: the newest daily list up to it, the newest week or month that had
 * ended before it, or the trending papers; `undefined` if it posts from the archive.
 */
export async function listOn(
  what: ScheduleSubject,
  day: string,
  papers: PaperStore,
): Promise<ScheduleList | undefined> {
  if (what === 'archive') return undefined;
  if (what === 'trending') {
    return { name: 'trending', ids: await trendingIds(day, MAX_TRENDING_PAPERS, papers) };
  }
  if (what === 'auto' || what === 'daily') {
    const newest = await papers.newestListDay(day);
    if (what === 'auto' && !isRecent(newest, day)) return undefined;
    return { name: newest ?? null, ids: newest === undefined ? [] : await papers.idsOnDay(newest) };
  }
  const current = periodOf(what, day);
  const period = current && (await newestListPeriod(what, addDays(current.first, -1), papers));
  return { name: period?.name ?? null, ids: period ? await papers.idsInPeriod(period) : [] };
}

function isRecent(listDay: string | undefined, day: string): boolean {
  return listDay !== undefined && listDay >= addDays(day, -MAX_LIST_AGE_DAYS);
}
