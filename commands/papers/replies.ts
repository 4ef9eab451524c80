import type { PlainReply } from '../../src/command.ts';
import type { Period } from '../../src/core/time/periods.ts';
import { neighbourPeriods, newestListPeriod, newestPeriod } from '../../src/usecases/list-queries.ts';
import { emptyList, type EmptyList } from '../../src/views/list/empty-list.ts';
import {
  loadTrendingPage,
  loadPeriodPage,
  todayOf,
  type ListedPeriod,
  type ListedTrending,
  type PapersContext,
} from './pages.ts';

/** Replies with the first page of a period's list, or with the lists nearest to it. */
export async function periodListReply(list: ListedPeriod, app: PapersContext): Promise<PlainReply> {
  const { period } = list;
  const page = await loadPeriodPage(list, 0, app);
  if (page) return { kind: 'private', body: page.view(false) };
  const { older, newer } = await neighbourPeriods(period, todayOf(app), app.papers);
  return emptyListReply({ kind: 'period', period }, [older, newer], app);
}

/** Replies with the first page of trending, or with the newest daily list. */
export async function trendingListReply(list: ListedTrending, app: PapersContext): Promise<PlainReply> {
  const page = await loadTrendingPage(list, 0, app);
  if (page) return { kind: 'private', body: page.view(false) };
  const newest = await newestListPeriod('daily', todayOf(app), app.papers);
  return emptyListReply({ kind: 'votes' }, [newest], app);
}

/**
 * Replies why there is no list and offers the given lists that exist. Without any it says that the corpus has none of
 * the kind, and offers the newest month.
 */
export async function emptyListReply(
  reason: EmptyList['reason'],
  nearest: readonly (Period | undefined)[],
  app: PapersContext,
): Promise<PlainReply> {
  return { kind: 'private', body: emptyList(await explainEmptyList(reason, nearest, app)) };
}

async function explainEmptyList(
  reason: EmptyList['reason'],
  nearest: readonly (Period | undefined)[],
  app: PapersContext,
): Promise<EmptyList> {
  const alternatives = nearest.filter(period => period !== undefined);
  if (alternatives.length > 0) return { reason, alternatives };
  if ((await app.papers.count()) === 0) return { reason: { kind: 'papers' }, alternatives };
  // Papers whose day is unknown are on monthly lists only.
  const month = await newestPeriod('monthly', todayOf(app), app.papers);
  return { reason: withoutLists(reason), alternatives: month ? [month] : [] };
}

/** Returns the reason for a corpus that has no list of the kind at all. */
function withoutLists(reason: EmptyList['reason']): EmptyList['reason'] {
  if (reason.kind === 'period') return { kind: 'dates', of: reason.period.kind };
  return reason.kind === 'span' ? { kind: 'dates', of: reason.of } : reason;
}
