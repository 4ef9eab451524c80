import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Period } from '../../core/time/periods.ts';
import { listId, postListId } from './list-ids.ts';
import { paperPage, type PageButtons } from './paper-page.ts';
import { periodWords, shortPeriodWords } from '../format/period-words.ts';

/** One page of a list that has papers. */
interface ShownPage {
  /** The papers of this page, at most five and at least one. */
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
export interface PapersList extends ShownPage {
  readonly period: Period;
  /** The nearest periods that have a list too. */
  readonly older: Period | undefined;
  readonly newer: Period | undefined;
  /** The present day `YYYY-MM-DD`. */
  readonly today: string;
}

export const TRENDING_HEADING = 'Trending papers';

/** What the list of a period is headed with. */
export function listHeading(period: Period): string {
  return `Papers of ${periodWords(period)}`;
}

/** The papers of a day, week or month, with buttons to the lists before and after. */
export function papersList({
  period,
  older,
  newer,
  today,
  posted = false,
  ...page
}: PapersList): MessageBody {
  const isNewest = newer === undefined && period.last < today;
  return paperPage({
    ...page,
    heading: listHeading(period),
    ...(isNewest ? { notes: [`Newest list; ${PRESENT[period.kind]} has none`] } : {}),
    buttons: { ...buttons(period, page.offset, posted), elsewhere: elsewhere(older, newer) },
  });
}

const PRESENT = { daily: 'today', weekly: 'this week', monthly: 'this month' };

/** The papers that people make most of at present. */
export function trendingPapers({ posted = false, ...page }: ShownPage): MessageBody {
  return paperPage({
    ...page,
    heading: TRENDING_HEADING,
    notes: ['Most votes and comments for their age'],
    buttons: buttons({ kind: 'trending' }, page.offset, posted),
  });
}

function buttons(list: Parameters<typeof listId>[0], offset: number, posted: boolean): PageButtons {
  return { turn: to => listId(list, to), post: { id: postListId(list, offset), posted } };
}

function elsewhere(older: Period | undefined, newer: Period | undefined) {
  return [
    ...(older === undefined ? [] : [{ id: listId(older, 0), label: `◀ ${shortPeriodWords(older)}` }]),
    ...(newer === undefined ? [] : [{ id: listId(newer, 0), label: `${shortPeriodWords(newer)} ▶` }]),
  ];
}
