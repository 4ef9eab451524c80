import type { App } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import type { Period } from '../../src/core/time/periods.ts';
import { localDate } from '../../src/core/time/calendar.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { neighbourPeriods, trendingPage } from '../../src/usecases/list-queries.ts';
import { loadNearReasons, orderForUser } from '../../src/usecases/order-for-user.ts';
import { serverCounts } from '../../src/usecases/server-counts.ts';
import type { CountedPage } from '../../src/views/format/count.ts';
import { PAPERS_PER_PAGE } from '../../src/views/list/list-page.ts';
import type { TrendingRef } from '../../src/views/list/list-custom-ids.ts';
import { periodListHeading, periodList } from '../../src/views/list/period-list.ts';
import { submittedListPage } from './submitted-list.ts';
import { trendingHeading, trendingList } from '../../src/views/list/trending-list.ts';

export type PapersNeeds =
  | 'papers'
  | 'clock'
  | 'library'
  | 'dismissedPapers'
  | 'index'
  | 'votes'
  | 'discussions'
  | 'serverTrends'
  | 'serverSettings'
  | 'submissions';
export type PapersContext = Pick<App, PapersNeeds>;

/** A page with at least one paper; `view` renders it as it looks before or after it was posted. */
export interface ListPageView {
  readonly heading: string;
  readonly papers: readonly Paper[];
  readonly place: Pick<CountedPage, 'offset' | 'total'>;
  /** What a post of the page says about papers, as markdown. */
  readonly notes?: ReadonlyMap<PaperId, string>;
  view(posted: boolean): MessageBody;
}

/** Returns the present day in UTC, which decides for all lists what is in the future. */
export function todayOf({ clock }: PapersContext): string {
  return localDate(clock.now(), 'UTC');
}

/** The list of a period. */
export interface ListedPeriod {
  readonly period: Period;
  /** The user whose library orders it; `undefined` for the usual order. */
  readonly forUser?: string | undefined;
  /** The caller's server; `null` in a direct message. */
  readonly guildId: string | null;
}

/** Returns the page of a period's list that begins at an offset; `undefined` if it has no papers. */
export async function loadPeriodPage(
  { period, forUser, guildId }: ListedPeriod,
  offset: number,
  app: PapersContext,
): Promise<ListPageView | undefined> {
  const today = todayOf(app);
  const around = await neighbourPeriods(period, today, app.papers);
  const place = { offset, limit: PAPERS_PER_PAGE };
  const page =
    forUser === undefined
      ? ((await submittedListPage({ period, guildId, isNewest: around.newer === undefined }, place, app)) ??
        (await app.papers.inPeriod(period, place)))
      : await pageForUser(period, offset, forUser, app);
  if (page.papers.length === 0) return undefined;
  return {
    heading: periodListHeading(period),
    papers: page.papers,
    place: { offset, total: page.total },
    ...('notes' in page ? { notes: page.notes } : {}),
    view: posted => periodList({ ...page, ...around, period, today, offset, limit: PAPERS_PER_PAGE, posted }),
  };
}

/** Returns a page of a period's list in the order of nearness to a user's library, with why papers are near. */
async function pageForUser(period: Period, offset: number, userId: string, app: PapersContext) {
  const ids = await app.papers.idsInPeriod(period);
  const order = await orderForUser(userId, ids, app);
  const ordered = order.kind === 'ordered' ? order.ids : ids;
  const papers = await app.papers.getMany(ordered.slice(offset, offset + PAPERS_PER_PAGE));
  const forMe =
    order.kind === 'ordered'
      ? { kind: order.kind, reasons: await loadNearReasons(papers, order.near, app.papers) }
      : order;
  return { papers, total: ids.length, forMe };
}

/** What is trending, for a caller. */
export interface ListedTrending {
  readonly ref: TrendingRef;
  /** The caller's server; `null` in a direct message. */
  readonly guildId: string | null;
}

/** Returns the page of trending that begins at an offset; `undefined` if it has no papers. */
export async function loadTrendingPage(
  { ref, guildId }: ListedTrending,
  offset: number,
  app: PapersContext,
): Promise<ListPageView | undefined> {
  const isHere = ref.scope === 'here';
  if (isHere && guildId === null) throw new UserError(NOT_IN_SERVER);
  const query = {
    guildId: isHere ? (guildId ?? undefined) : undefined,
    period: ref.period,
    now: app.clock.now(),
    today: todayOf(app),
  };
  const page = await trendingPage(query, { offset, limit: PAPERS_PER_PAGE }, app);
  if (page.papers.length === 0) return undefined;
  const ids = page.papers.map(paper => paper.id);
  const counts = query.guildId === undefined ? undefined : await serverCounts(query.guildId, ids, app);
  const emoji = query.guildId === undefined ? undefined : await app.serverSettings.get(query.guildId);
  const shown = {
    ...page,
    list: ref,
    counts,
    emoji,
    hasOtherScope: guildId !== null,
    limit: PAPERS_PER_PAGE,
  };
  return {
    heading: trendingHeading(ref),
    papers: page.papers,
    place: { offset, total: page.total },
    view: posted => trendingList({ ...shown, offset, posted }),
  };
}

const NOT_IN_SERVER =
  'There is no server here. Use `/papers trending` with `scope: everywhere`, or use it in a server.';
