import { Temporal } from 'temporal-polyfill';

/** Where arXiv's days begin and end. */
export const ARXIV_ZONE = 'America/New_York';

// Announced from Sunday to Thursday at 20:00; the feeds follow at midnight, and half an hour later they are there.
const POLL_TIME = '00:30';
const FRIDAY = 5;

/**
 * The newest day (`YYYY-MM-DD`, New York) whose feed can be expected at `now`, ms since the epoch: a weekday. Holidays
 * are not known; on them the feed is empty.
 */
export function newestAnnouncement(now: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ARXIV_ZONE);
  const date = local.toPlainDate();
  const hasCome = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(POLL_TIME)) >= 0;
  return weekdayUpTo(hasCome ? date : date.subtract({ days: 1 })).toString();
}

/** The announcement day before another one. */
export function announcementBefore(day: string): string {
  return weekdayUpTo(Temporal.PlainDate.from(day).subtract({ days: 1 })).toString();
}

/** When the next feed can be expected after `now`; both ms since the epoch. */
export function announcementAfter(now: number): number {
  let date = Temporal.PlainDate.from(newestAnnouncement(now)).add({ days: 1 });
  while (date.dayOfWeek > FRIDAY) date = date.add({ days: 1 });
  // The clocks of New York are changed at 02:00, so the time is there once on every day.
  return date.toZonedDateTime({ timeZone: ARXIV_ZONE, plainTime: POLL_TIME }).epochMilliseconds;
}

function weekdayUpTo(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek <= FRIDAY ? date : date.subtract({ days: date.dayOfWeek - FRIDAY });
}
