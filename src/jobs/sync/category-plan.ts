import type { CategoryState } from '../../core/source/arxiv-follow.ts';
import {
  ARXIV_ZONE,
  MAX_ANNOUNCEMENT_DELAY_DAYS,
  announcementBefore,
  feedExpectedAt,
  newestAnnouncement,
} from '../../core/time/announcements.ts';
import { addDays, localDate } from '../../core/time/calendar.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';

/** A category that was not followed before begins with the papers of a week. */
export const INITIAL_DAYS = 7;

/** Longer gaps are not filled: a month of a large category has thousands of papers. */
const MAX_GAP_DAYS = 31;

/** Most batches that are late come within hours. */
export const LATE_BATCH_RETRY_MS = 90 * MINUTE_MS;

/** Polls for a batch that is late or, on a holiday, does not come; after the last one a holiday is assumed. */
const MAX_FEED_POLLS = 4;

/** What to fetch of a category, which has announcements that are not in the corpus. Days are `YYYY-MM-DD`. */
export interface CategoryPlan {
  /** The newest announcement day; the corpus is to be complete up to it. */
  readonly due: string;
  /** Fetched before the feed; `undefined` if the feed alone is enough. */
  readonly query: QueryPlan | undefined;
  /** Whether the feed can have the batch of `due`. */
  readonly usesFeed: boolean;
  /** The first day of submission that a query fetches. */
  readonly since: string;
  /** Polls in a row that found nothing, if this one does not either. */
  readonly emptyPolls: number;
  /** Whether no other poll follows if this one finds nothing. */
  readonly isLastPoll: boolean;
}

/** What to fetch from the query API. */
export interface QueryPlan {
  /** The announcement day up to which the corpus is complete then. */
  readonly until: string;
  /** Whether a response without papers is treated as arXiv's mistake. */
  readonly expectsPapers: boolean;
}

/** Decides what to fetch of a category; `undefined` if all announcements are in the corpus. */
export function planCategory(
  state: Pick<CategoryState, 'coveredOn' | 'isAssumed' | 'emptyPolls'> | undefined,
  now: number,
): CategoryPlan | undefined {
  const due = newestAnnouncement(now);
  const storedDay = state?.coveredOn ?? null;
  // A future day was stored while the clock was wrong.
  const coveredOn = storedDay !== null && storedDay > due ? null : storedDay;
  if (coveredOn === due) return undefined;

  const previous = announcementBefore(due);
  // A batch that was hours late looked like a holiday: the feed does not have it any more.
  const knownOn = coveredOn !== null && state?.isAssumed ? announcementBefore(coveredOn) : coveredOn;
  const emptyPolls = emptyPollsAt(state?.emptyPolls ?? 0, due, now);
  const usesFeed = localDate(now, ARXIV_ZONE) === due;
  const plan = {
    due,
    usesFeed,
    since: firstSubmissionDay(knownOn, due),
    emptyPolls,
    isLastPoll: emptyPolls >= MAX_FEED_POLLS,
  };
  if (usesFeed && knownOn !== null && knownOn >= previous) return { ...plan, query: undefined };

  const until = usesFeed ? previous : due;
  // The query API sometimes returns an empty page by mistake; a single day may be a holiday.
  const isSeveralDays = coveredOn === null || coveredOn < announcementBefore(until);
  return { ...plan, query: { until, expectsPapers: isSeveralDays && !plan.isLastPoll } };
}

/** Counts a poll if it is time for it: runs for a new category, or after a fault, come earlier. */
function emptyPollsAt(before: number, due: string, now: number): number {
  return now < feedExpectedAt(due) + before * LATE_BATCH_RETRY_MS ? before : before + 1;
}

/** Returns the first day of submissions that can have been announced after `knownOn`. */
function firstSubmissionDay(knownOn: string | null, due: string): string {
  if (knownOn === null) return addDays(due, -INITIAL_DAYS);
  const oldest = addDays(due, -MAX_GAP_DAYS);
  const since = addDays(knownOn, -MAX_ANNOUNCEMENT_DELAY_DAYS);
  return since < oldest ? oldest : since;
}
