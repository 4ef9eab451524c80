import { parseHalfTyped } from '../core/time/half-typed-period.ts';
import type { Paper, PaperStore } from '../core/paper/paper.ts';
import { firstDay, lastOfMonth, periodOf, type ListKind, type Period } from '../core/time/periods.ts';
import { addDays } from '../core/time/calendar.ts';
import type { ServerTrends } from '../core/vote/server-trends.ts';
import { trendingFor, type TrendingQuery } from './server-trending.ts';

/** Papers on the trending list; past the best hundred the order says little. */
const MAX_TRENDING_PAPERS = 100;

/** One page of a list. */
export interface ListPage {
  readonly papers: readonly Paper[];
  /** Papers on all pages. */
  readonly total: number;
}

/** The nearest periods with a list before and after some days. */
export interface NeighbourPeriods {
  readonly older: Period | undefined;
  readonly newer: Period | undefined;
}

type Lists = Pick<PaperStore, 'listsAround'>;

/** Returns the period of the newest list up to a day; in a corpus without lists, of the newest papers. */
export async function newestListPeriod(
  kind: ListKind,
  until: string,
  papers: Lists,
): Promise<Period | undefined> {
  return (await newestBefore(kind, until, true, papers)) ?? newestPeriod(kind, until, papers);
}

/** Returns the newest period with papers up to a day; a month counts as a whole. */
export async function newestPeriod(
  kind: ListKind,
  until: string,
  papers: Lists,
): Promise<Period | undefined> {
  return newestBefore(kind, until, false, papers);
}

async function newestBefore(
  kind: ListKind,
  until: string,
  isListed: boolean,
  papers: Lists,
): Promise<Period | undefined> {
  const last = kind === 'monthly' ? lastOfMonth(until.slice(0, 7)) : until;
  const next = addDays(last, 1);
  const options = { months: kind === 'monthly', isListed };
  const { before } = await papers.listsAround({ first: next, last: next }, options);
  return before === undefined ? undefined : periodOf(kind, before);
}

/** Returns the nearest periods of a kind with a list before and after some days, none of them after today. */
export async function neighbourPeriods(
  days: Pick<Period, 'kind' | 'first' | 'last'>,
  today: string,
  papers: Lists,
): Promise<NeighbourPeriods> {
  const { kind } = days;
  const { before, after } = await papers.listsAround(days, { months: kind === 'monthly' });
  return {
    older: before === undefined ? undefined : periodOf(kind, before),
    newer: after === undefined || firstDay(after) > today ? undefined : periodOf(kind, after),
  };
}

/**
 * Completes a half-typed period: returns the newest periods with a list, none after today, whose name continues the
 * text; none for a text that no period's name begins with.
 */
export async function completePeriods(
  kind: ListKind,
  typed: string,
  options: { readonly today: string; readonly limit: number },
  papers: Lists,
): Promise<Period[]> {
  const { today, limit } = options;
  const half = parseHalfTyped(typed);
  const found: Period[] = [];
  if (!half) return found;
  let period = await newestPeriod(kind, half.until < today ? half.until : today, papers);
  while (period && half.fits(period) && found.push(period) < limit) {
    period = (await neighbourPeriods(period, today, papers)).older;
  }
  return found;
}

/** Returns one page of the trending papers. */
export async function trendingPage(
  query: TrendingQuery,
  page: { readonly offset: number; readonly limit: number },
  stores: {
    readonly papers: Pick<PaperStore, 'popularity' | 'getMany'>;
    readonly serverTrends: ServerTrends;
  },
): Promise<ListPage> {
  const ranked = await trendingFor(query, MAX_TRENDING_PAPERS, stores);
  return {
    papers: await stores.papers.getMany(ranked.slice(page.offset, page.offset + page.limit)),
    total: ranked.length,
  };
}
