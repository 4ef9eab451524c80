import { fnv1a } from '../../core/text/hash.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/duration.ts';

/** 03:30 UTC: few people are up in Europe and America, and no list of a source is due. */
const NIGHT_OFFSET_MS = 3 * HOUR_MS + 30 * MINUTE_MS;

/** Bots of one host do not all begin at the same minute. */
const SPREAD_MS = 30 * MINUTE_MS;

/**
 * Returns the next instant of the nightly check after `now`, in ms since the epoch: every day between 03:15 and 03:45 UTC,
 * for each `key` at its own time.
 */
export function nextNightlyAt(now: number, key: string): number {
  const offset = NIGHT_OFFSET_MS - SPREAD_MS / 2 + (fnv1a(key) % SPREAD_MS);
  const today = Math.floor(now / DAY_MS) * DAY_MS + offset;
  return today > now ? today : today + DAY_MS;
}
