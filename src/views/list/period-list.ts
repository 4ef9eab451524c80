import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { ListKind, Period } from '../../core/time/periods.ts';
import { formatPeriod, formatShortPeriod } from '../format/format-period.ts';
import { listCustomId, postListCustomId, type ListRef } from './list-custom-ids.ts';
import { reasonRemark, type RecommendReason } from './recommend-reason.ts';
import { listPage, type ListPageButtons } from './list-page.ts';

/** One page of a list that has papers. */
export interface PeriodPage {
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
  /** Present in the order of nearness to the caller's library. */
  readonly forMe?: ForMeOrder | undefined;
  /** Plain remarks on the papers that members of the server submitted. */
  readonly submitted?: ReadonlyMap<PaperId, string> | undefined;
}

/** How a list is ordered by nearness to a library. */
export type ForMeOrder =
  | { readonly kind: 'ordered'; readonly reasons: ReadonlyMap<PaperId, RecommendReason> }
  /** It is in its usual order: the library has fewer than `needed` papers. */
  | { readonly kind: 'too_few_saves'; readonly needed: number };

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
  forMe,
  submitted = new Map(),
  ...page
}: PeriodListOptions): MessageBody {
  const isNewest = newer === undefined && period.last < today;
  const isForMe = forMe !== undefined;
  const reasons = forMe?.kind === 'ordered' ? [...forMe.reasons] : [];
  return listPage({
    ...page,
    heading: periodListHeading(period),
    notes: [
      ...(isNewest ? [`Newest list; none for ${CURRENT_PERIOD[period.kind]}`] : []),
      ...(forMe === undefined ? [] : [orderNote(forMe)]),
    ],
    remarks: new Map([...reasons.map(([id, reason]) => [id, reasonRemark(reason)] as const), ...submitted]),
    hasLongRemarks: submitted.size > 0,
    buttons: {
      ...pageIds({ ...period, isForMe }, page.offset, posted),
      otherLists: neighbourButtons(older, newer, isForMe),
    },
  });
}

function orderNote(forMe: ForMeOrder): string {
  return forMe.kind === 'ordered'
    ? 'What is near your library first'
    : `In the usual order: papers near your library come first once you have saved ${forMe.needed}`;
}

/** Returns the custom_ids of the buttons of a page. */
export function pageIds(list: ListRef, offset: number, posted: boolean): ListPageButtons {
  return { pageId: to => listCustomId(list, to), post: { id: postListCustomId(list, offset), posted } };
}

function neighbourButtons(older: Period | undefined, newer: Period | undefined, isForMe: boolean) {
  const idOf = (period: Period): string => listCustomId({ ...period, isForMe }, 0);
  return [
    ...(older === undefined ? [] : [{ id: idOf(older), label: `◀ ${formatShortPeriod(older)}` }]),
    ...(newer === undefined ? [] : [{ id: idOf(newer), label: `${formatShortPeriod(newer)} ▶` }]),
  ];
}
