import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Period } from '../../src/core/time/periods.ts';
import { neighboursOf, newestPeriod } from '../../src/usecases/list-queries.ts';
import { emptyList, type EmptyList } from '../../src/views/list/empty-list.ts';
import { pageOfTrending, periodPage, todayOf, type Has } from './pages.ts';

/** The first page of a period's list, or the lists nearest to it. */
export async function periodList(period: Period, app: Has): Promise<MessageBody> {
  const page = await periodPage(period, 0, app);
  if (page) return page.view(false);
  const { older, newer } = await neighboursOf(period, todayOf(app), app.papers);
  return emptyListReply({ kind: 'period', period }, [older, newer], app);
}

/** The first page of trending, or the newest daily list. */
export async function trendingList(app: Has): Promise<MessageBody> {
  const page = await pageOfTrending(0, app);
  if (page) return page.view(false);
  const newest = await newestPeriod('daily', todayOf(app), app.papers);
  return emptyListReply({ kind: 'votes' }, [newest], app);
}

/** The answer where there is no list, with those of `near` that exist; it says so where there are none of the kind at all. */
export async function emptyListReply(
  why: EmptyList['why'],
  near: readonly (Period | undefined)[],
  app: Has,
): Promise<MessageBody> {
  const instead = near.filter(period => period !== undefined);
  if (instead.length > 0) return emptyList({ why, instead });
  if ((await app.papers.count()) === 0) return emptyList({ why: { kind: 'papers' }, instead });
  // Papers that are known by month alone are on no list but the monthly ones.
  const month = await newestPeriod('monthly', todayOf(app), app.papers);
  return emptyList({ why: withoutAny(why), instead: month ? [month] : [] });
}

/** The reason where the corpus has no list of the kind. */
function withoutAny(why: EmptyList['why']): EmptyList['why'] {
  if (why.kind === 'period') return { kind: 'dates', of: why.period.kind };
  return why.kind === 'span' ? { kind: 'dates', of: why.of } : why;
}
