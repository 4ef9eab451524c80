import type { LookupCaller } from '../core/paper/remote-lookup.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { createTokenBuckets } from '../core/time/token-buckets.ts';

/** Enough for a reader who pastes the references of a page; then one each half minute. */
const PERSON = { capacity: 8, refillMs: 30 * SECOND_MS };

/** Several readers at once; fewer than twice what one of them has, so that a server cannot use up the total. */
const SERVER = { capacity: 15, refillMs: 10 * SECOND_MS };

/** All callers together: arXiv takes one request every 3 s, and most of those are for the papers of the day. */
const TOTAL = { capacity: 30, refillMs: 6 * SECOND_MS };

/** How many lookups at the sources a person, a server and everyone together may cause. */
export interface LookupAllowance {
  /** Counts a lookup at `now` (ms since the epoch) and returns 0, or returns after how many ms it is allowed. */
  take(caller: LookupCaller, now: number): number;
}

/** Creates allowances that hold for this process. */
export function createLookupAllowance(): LookupAllowance {
  const people = createTokenBuckets(PERSON);
  const servers = createTokenBuckets(SERVER);
  const total = createTokenBuckets(TOTAL);

  return {
    take({ userId, guildId }, now) {
      const needed = [
        [people, userId],
        ...(guildId === null ? [] : [[servers, guildId] as const]),
        [total, 'all'],
      ] as const;
      const waitMs = needed.reduce(
        (longest, [buckets, key]) => Math.max(longest, buckets.waitMs(key, now)),
        0,
      );
      if (waitMs > 0) return waitMs;
      for (const [buckets, key] of needed) buckets.take(key, now);
      return 0;
    },
  };
}
