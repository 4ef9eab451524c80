import { firstSlotAfter, guildSpreadMs, slotAfterDate, SPREAD_MS } from '../core/schedule/slots.ts';
import { knownTimezone } from '../core/time/calendar.ts';
import { WEEKDAYS } from '../core/time/weekdays.ts';
import { WATCH_DIGEST_TIME, WATCH_DIGEST_WEEKDAY, type WatchRhythm } from '../core/watch/watch.ts';

/** Whose digest it is: the digests of all are spread over some minutes, as those of schedules are. */
export interface DigestTiming {
  /** The id of the user or of the channel. */
  readonly recipientId: string;
  /** IANA zone; UTC counts instead of one that no longer exists. */
  readonly timezone: string;
}

/** Returns when a paper is told, ms since the epoch. */
export type FindDueAt = (rhythm: WatchRhythm, timing: DigestTiming) => number;

/**
 * Says when papers that are found at `now` are told: at once, or with the next digest after `now`. The slots of each time zone
 * are computed once: that takes a quarter of a millisecond, and a paper may fit thousands of watches.
 */
export function createFindDueAt(now: number): FindDueAt {
  const cache = new Map<string, readonly number[]>();
  return (rhythm, { recipientId, timezone }) => {
    if (rhythm === 'at_once') return now;
    const key = `${rhythm} ${timezone}`;
    const slots = cache.get(key) ?? digestSlots(rhythm, timezone, now);
    cache.set(key, slots);
    const spreadMs = guildSpreadMs(recipientId);
    return slots.map(at => at + spreadMs).find(dueAt => dueAt > now) ?? now;
  };
}

/** Returns the two slots of which, whatever the spread, one is the next: the first one after `now` without the whole spread. */
function digestSlots(rhythm: Exclude<WatchRhythm, 'at_once'>, timezone: string, now: number): number[] {
  const days = rhythm === 'daily' ? WEEKDAYS : [WATCH_DIGEST_WEEKDAY];
  const guildId = '';
  const spreadMs = guildSpreadMs(guildId);
  const timing = { guildId, time: WATCH_DIGEST_TIME, days, timezone: knownTimezone(timezone) ?? 'UTC' };
  const first = firstSlotAfter(timing, now - SPREAD_MS + spreadMs);
  return [first, slotAfterDate(timing, first.date)].map(({ dueAt }) => dueAt - spreadMs);
}
