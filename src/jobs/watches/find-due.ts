import { firstSlotAfter } from '../../core/schedule/slots.ts';
import { WEEKDAYS } from '../../core/time/weekdays.ts';
import { WATCH_DIGEST_TIME, WATCH_DIGEST_WEEKDAY, type WatchRhythm } from '../../core/watch/watch.ts';
import { ifZoneKnown } from '../known-zone.ts';

/** Whose digest it is: the digests of all are spread over some minutes, as those of schedules are. */
export interface DigestTiming {
  /** The id of the user or of the channel. */
  readonly recipientId: string;
  /** IANA zone; UTC counts instead of one that no longer exists. */
  readonly timezone: string;
}

/** Returns when a paper that was found at `now` is told, ms since the epoch: at once, or with the next digest after `now`. */
export function findDueAt(rhythm: WatchRhythm, { recipientId, timezone }: DigestTiming, now: number): number {
  if (rhythm === 'at_once') return now;
  const days = rhythm === 'daily' ? WEEKDAYS : [WATCH_DIGEST_WEEKDAY];
  const timing = { guildId: recipientId, time: WATCH_DIGEST_TIME, days };
  const slot =
    ifZoneKnown(() => firstSlotAfter({ ...timing, timezone }, now)) ??
    firstSlotAfter({ ...timing, timezone: 'UTC' }, now);
  return slot.dueAt;
}
