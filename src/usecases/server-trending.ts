import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import type { ScoredPaper } from '../core/paper/trending.ts';
import { addDays, startOfDay } from '../core/time/calendar.ts';
import { DAY_MS } from '../core/time/duration.ts';
import { periodOf } from '../core/time/periods.ts';
import type { ServerTrends } from '../core/vote/server-trends.ts';
import {
  ACTIVE_DAYS,
  evenWindow,
  mixScores,
  TRENDING_DAYS,
  trendingWindow,
  type TrendingPeriod,
} from '../core/vote/trending-score.ts';
import { recentTrendingPapers, trendingPapers } from './trending-ids.ts';

/** Papers of each side that are mixed; past the best hundreds the order says little. */
const MAX_MIXED_PAPERS = 500;

/** How far back a server's activity counts, unless a period was chosen: a list that is new each day, and not empty on Mondays. */
const DEFAULT_PERIOD: TrendingPeriod = 'week';

/** What is trending for whom. */
export interface TrendingQuery {
  /** The server whose activity counts; `undefined` for the votes of the source alone. */
  readonly guildId: string | undefined;
  /** The time that counts; `undefined` for all time, with what is new first. */
  readonly period: TrendingPeriod | undefined;
  /** ms since the epoch */
  readonly now: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

interface TrendingContext {
  readonly papers: Pick<PaperStore, 'popularity'>;
  readonly serverTrends: ServerTrends;
}

/** Returns what is trending, best first: of a server, what its members like mixed with the votes of the source (`mixScores`). */
export async function trendingFor(
  query: TrendingQuery,
  limit: number,
  { papers, serverTrends }: TrendingContext,
): Promise<PaperId[]> {
  const source = await sourceTrending(query, papers);
  const ranked =
    query.guildId === undefined ? source : await mixIn(query.guildId, query, source, serverTrends);
  return ranked.slice(0, limit).map(({ id }) => id);
}

async function sourceTrending(
  { period, today }: TrendingQuery,
  papers: TrendingContext['papers'],
): Promise<ScoredPaper[]> {
  if (period === undefined) return trendingPapers(today, MAX_MIXED_PAPERS, papers);
  return recentTrendingPapers({ today, days: TRENDING_DAYS[period] }, MAX_MIXED_PAPERS, papers);
}

async function mixIn(
  guildId: string,
  { period = DEFAULT_PERIOD, now }: TrendingQuery,
  source: readonly ScoredPaper[],
  serverTrends: ServerTrends,
): Promise<readonly ScoredPaper[]> {
  const members = await serverTrends.activeMembers(guildId, now - ACTIVE_DAYS * DAY_MS);
  if (members === 0) return source;
  const here = await serverTrends.top(guildId, trendingWindow(period, now), MAX_MIXED_PAPERS);
  return mixScores(here, source, members);
}

/** Returns whether members of a server vote or save: whether it has a list of its own. */
export async function isServerActive(
  guildId: string,
  now: number,
  { serverTrends }: Pick<TrendingContext, 'serverTrends'>,
): Promise<boolean> {
  return (await serverTrends.activeMembers(guildId, now - ACTIVE_DAYS * DAY_MS)) > 0;
}

/** The papers that a server liked most in a week. */
export interface BestOfWeek {
  /** `Period.name` of the week; `null` for a date without one. */
  readonly week: string | null;
  /** Best first. */
  readonly ids: readonly PaperId[];
}

/** Returns the papers that a server liked most in the last week that was complete on a local date. */
export async function bestOfLastWeek(
  { guildId, day, timezone }: { readonly guildId: string; readonly day: string; readonly timezone: string },
  limit: number,
  { serverTrends }: Pick<TrendingContext, 'serverTrends'>,
): Promise<BestOfWeek> {
  const current = periodOf('weekly', day);
  const week = current && periodOf('weekly', addDays(current.first, -1));
  if (!week) return { week: null, ids: [] };
  const window = evenWindow(startOfDay(week.first, timezone), startOfDay(current.first, timezone));
  const best = await serverTrends.top(guildId, window, limit);
  return { week: week.name, ids: best.map(({ id }) => id) };
}
