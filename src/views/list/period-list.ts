import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { ListKind, Period } from '../../core/time/periods.ts';
import { formatPeriod, formatShortPeriod } from '../format/format-period.ts';
import { listCustomId, postListCustomId, type ListRef } from './list-custom-ids.ts';
import { listPage, type ListPageButtons } from './list-page.ts';

/** One page of a list that has papers. */
interface PeriodPage {
  /** The papers of this page: at least one, at most five. */
  readonly papers: readonly Paper[];
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on all pages. */
  readonly total: number;
  /** Papers on a full page. */
  readonly limit: number;
  /** Whether this page was posted to the channel. */
  readonly posted?: boolean;
}

/** One page of the list of a day, week or month. */
export interface PeriodListOptions extends PeriodPage {
  readonly period: Period;
  /** The nearest earlier and later periods that have a list. */
  readonly older: Period | undefined;
  readonly newer: Period | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

export const TRENDING_HEADING = 'Trending papers';

const CURRENT_PERIOD: Readonly<Record<ListKind, string>> = {
  daily: 'today',
  weekly: 'this week',
  monthly: 'this month',
};

/** Returns the heading of a period's list. */
export function periodListHeading(period: Period): string {
  return `Papers from ${formatPeriod(period)}`;
}

/** Returns the papers of a day, week or month, with buttons to the previous and next lists. */
export function periodList({
  period,
  older,
  newer,
  today,
  posted = false,
  ...page
}: PeriodListOptions): MessageBody {
  const isNewest = newer === undefined && period.last < today;
  return listPage({
    ...page,
    heading: periodListHeading(period),
    ...(isNewest ? { notes: [`Newest list; none for ${CURRENT_PERIOD[period.kind]}`] } : {}),
    buttons: { ...pageIds(period, page.offset, posted), otherLists: neighbourButtons(older, newer) },
  });
}

/** Returns the trending papers. */
export function trendingList({ posted = false, ...page }: PeriodPage): MessageBody {
  return listPage({
    ...page,
    heading: TRENDING_HEADING,
    notes: ['Ranked by votes and comments for their age'],
    buttons: pageIds({ kind: 'trending' }, page.offset, posted),
  });
}

function pageIds(list: ListRef, offset: number, posted: boolean): ListPageButtons {
  return { pageId: to => listCustomId(list, to), post: { id: postListCustomId(list, offset), posted } };
}

function neighbourButtons(older: Period | undefined, newer: Period | undefined) {
  return [
    ...(older === undefined ? [] : [{ id: listCustomId(older, 0), label: `◀ ${formatShortPeriod(older)}` }]),
    ...(newer === undefined ? [] : [{ id: listCustomId(newer, 0), label: `${formatShortPeriod(newer)} ▶` }]),
  ];
}
