import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import { bestListName, type ScheduleSubject } from '../core/schedule/schedule.ts';
import type { ServerTrends } from '../core/vote/server-trends.ts';
import { addDays } from '../core/time/calendar.ts';
import { periodOf } from '../core/time/periods.ts';
import { newestListPeriod } from './list-queries.ts';
import { bestOfLastWeek, trendingFor } from './server-trending.ts';
import { trendingIds } from './trending-ids.ts';

/** A corpus whose newest daily list is older than this has no daily lists to post from. */
export const MAX_LIST_AGE_DAYS = 7;

/** More than a channel is given before the order of the list has changed. */
const MAX_TRENDING_PAPERS = 500;

/** A list that a slot takes its papers from. */
export interface ScheduleList {
  /** The name of its day, week or month (`Period.name`), `trending`, or `bestListName`; `null` if there is no such list. */
  readonly name: string | null;
  /** Best first. */
  readonly ids: readonly PaperId[];
}

/** The server of a schedule, whose own activity decides what is trending there. */
export interface ScheduleServer {
  readonly guildId: string;
  /** The zone of the schedule. */
  readonly timezone: string;
  /** ms since the epoch */
  readonly now: number;
  readonly serverTrends: ServerTrends;
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
 * ended before it, or what is trending or was liked most in `server`; `undefined` if it posts from the archive. Without a
 * server, the votes of the source say what is trending.
 */
export async function listOn(
  what: ScheduleSubject,
  day: string,
  papers: PaperStore,
  server?: ScheduleServer,
): Promise<ScheduleList | undefined> {
  if (what === 'archive') return undefined;
  if (what === 'trending') return { name: 'trending', ids: await trendingOn(day, papers, server) };
  if (what === 'best') return bestOn(day, server);
  if (what === 'auto' || what === 'daily') {
    const newest = await papers.newestListDay(day);
    if (what === 'auto' && !isRecent(newest, day)) return undefined;
    return { name: newest ?? null, ids: newest === undefined ? [] : await papers.idsOnDay(newest) };
  }
  const current = periodOf(what, day);
  const period = current && (await newestListPeriod(what, addDays(current.first, -1), papers));
  return { name: period?.name ?? null, ids: period ? await papers.idsInPeriod(period) : [] };
}

async function trendingOn(
  day: string,
  papers: PaperStore,
  server: ScheduleServer | undefined,
): Promise<readonly PaperId[]> {
  if (server === undefined) return trendingIds(day, MAX_TRENDING_PAPERS, papers);
  const query = { guildId: server.guildId, period: undefined, now: server.now, today: day };
  return trendingFor(query, MAX_TRENDING_PAPERS, { papers, serverTrends: server.serverTrends });
}

async function bestOn(day: string, server: ScheduleServer | undefined): Promise<ScheduleList> {
  if (server === undefined) return { name: null, ids: [] };
  const { week, ids } = await bestOfLastWeek({ ...server, day }, MAX_TRENDING_PAPERS, server);
  return { name: week === null ? null : bestListName(week), ids };
}

function isRecent(listDay: string | undefined, day: string): boolean {
  return listDay !== undefined && listDay >= addDays(day, -MAX_LIST_AGE_DAYS);
}
