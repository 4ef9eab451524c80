import { Temporal } from 'temporal-polyfill';

/** The time zone of arXiv's days. */
export const ARXIV_ZONE = 'America/New_York';

/**
 * From submission to announcement: what is submitted on Thursday afternoon is announced on Sunday, with a holiday on
 * Monday (arXiv's availability schedule).
 */
export const MAX_ANNOUNCEMENT_DELAY_DAYS = 4;

// Papers are announced from Sunday to Thursday at 20:00; the feeds follow at midnight, and are complete by 00:30.
const POLL_TIME = '00:30';
const FRIDAY = 5;

/**
 * Returns the newest day (`YYYY-MM-DD`, New York) whose feed is expected at `now` (ms since the epoch): a weekday.
 * Holidays are not considered; the feed is empty then.
 */
export function newestAnnouncement(now: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ARXIV_ZONE);
  const date = local.toPlainDate();
  const isAnnounced =
    Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(POLL_TIME)) >= 0;
  return weekdayUpTo(isAnnounced ? date : date.subtract({ days: 1 })).toString();
}

/** Returns the announcement day before another one. */
export function announcementBefore(day: string): string {
  return weekdayUpTo(Temporal.PlainDate.from(day).subtract({ days: 1 })).toString();
}

/** Returns when the feed of a day (`YYYY-MM-DD`, New York) is expected, ms since the epoch. */
export function feedExpectedAt(day: string): number {
  // New York's clocks change at 02:00, so this time exists exactly once on every day.
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ARXIV_ZONE, plainTime: POLL_TIME })
    .epochMilliseconds;
}

/** Returns when the next feed after `now` is expected; both in ms since the epoch. */
export function announcementAfter(now: number): number {
  let date = Temporal.PlainDate.from(newestAnnouncement(now)).add({ days: 1 });
  while (date.dayOfWeek > FRIDAY) date = date.add({ days: 1 });
  return feedExpectedAt(date.toString());
}

function weekdayUpTo(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek <= FRIDAY ? date : date.subtract({ days: date.dayOfWeek - FRIDAY });
}
