import type { CategoryState } from '../../core/source/arxiv-follow.ts';
import {
  ARXIV_ZONE,
  MAX_ANNOUNCEMENT_DELAY_DAYS,
  announcementBefore,
  newestAnnouncement,
} from '../../core/time/announcements.ts';
import { addDays, localDate } from '../../core/time/calendar.ts';

/** A category that was not followed before begins with the papers of a week. */
export const INITIAL_DAYS = 7;

/** Longer gaps are not filled: a month of a large category has thousands of papers. */
const MAX_GAP_DAYS = 31;

/** Polls for a batch that is late or, on a holiday, does not come; after that the query API decides. */
const MAX_FEED_POLLS = 3;

/** What to fetch of a category, which has announcements that are not in the corpus. Days are `YYYY-MM-DD`. */
export interface CategoryPlan {
  /** The newest announcement day; the corpus is to be complete up to it. */
  readonly due: string;
  /** Fetched before the feed; `undefined` if the feed alone is enough. */
  readonly query: QueryPlan | undefined;
  /** Whether the feed can have the batch of `due`. */
  readonly usesFeed: boolean;
}

/** What to fetch from the query API. */
export interface QueryPlan {
  /** The first day of submission to fetch. */
  readonly since: string;
  /** The announcement day up to which the corpus is complete then. */
  readonly until: string;
  /** Whether a response without papers is treated as arXiv's mistake. */
  readonly expectsPapers: boolean;
}

/** Decides what to fetch of a category; `undefined` if all announcements are in the corpus. */
export function planCategory(
  state: Pick<CategoryState, 'coveredOn' | 'emptyPolls'> | undefined,
  now: number,
): CategoryPlan | undefined {
  const { coveredOn: storedDay = null, emptyPolls = 0 } = state ?? {};
  const due = newestAnnouncement(now);
  // A future day was stored while the clock was wrong.
  const coveredOn = storedDay !== null && storedDay > due ? null : storedDay;
  if (coveredOn === due) return undefined;

  const previous = announcementBefore(due);
  const mayPoll = emptyPolls < MAX_FEED_POLLS;
  const usesFeed = localDate(now, ARXIV_ZONE) === due && mayPoll;
  if (usesFeed && coveredOn !== null && coveredOn >= previous) return { due, usesFeed, query: undefined };

  const until = usesFeed ? previous : due;
  // The query API sometimes returns an empty page by mistake; a single day may be a holiday.
  const isSeveralDays = coveredOn === null || coveredOn < announcementBefore(until);
  const since = firstSubmissionDay(coveredOn, due);
  return { due, usesFeed, query: { since, until, expectsPapers: isSeveralDays && mayPoll } };
}

/** Returns the first day of submissions that can have been announced after `coveredOn`. */
function firstSubmissionDay(coveredOn: string | null, due: string): string {
  if (coveredOn === null) return addDays(due, -INITIAL_DAYS);
  const oldest = addDays(due, -MAX_GAP_DAYS);
  const since = addDays(coveredOn, -MAX_ANNOUNCEMENT_DELAY_DAYS);
  return since < oldest ? oldest : since;
}
