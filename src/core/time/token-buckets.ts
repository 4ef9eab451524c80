/** A token bucket for each key: a burst of `capacity`, then one more every `refillMs`. */
export interface TokenBuckets {
  /** Returns how long a key has to wait for its next token at `now`, ms; 0 if it has one. */
  waitMs(key: string, now: number): number;
  /** Takes a token of a key. Must be called only if it has one. */
  take(key: string, now: number): void;
  /** Number of keys in memory: those whose bucket is not full. */
  readonly size: number;
}

/**
 * Creates token buckets, all of them full. They have no timer: each `take` also forgets keys whose buckets are full
 * again. If the clock moves back, a key waits as for an empty bucket at most.
 */
export function createTokenBuckets({
  capacity,
  refillMs,
}: {
  readonly capacity: number;
  readonly refillMs: number;
}): TokenBuckets {
  /** When each bucket is full again, ms since the epoch; in the order of the last takes. */
  const fullAtByKey = new Map<string, number>();

  function fullAt(key: string, now: number): number {
    const at = fullAtByKey.get(key) ?? now;
    return Math.min(Math.max(at, now), now + capacity * refillMs);
  }

  function forgetFullBuckets(now: number): void {
    for (const [key, at] of fullAtByKey) {
      if (at > now) return;
      fullAtByKey.delete(key);
    }
  }

  return {
    waitMs: (key, now) => Math.max(0, fullAt(key, now) - now - (capacity - 1) * refillMs),
    take(key, now) {
      forgetFullBuckets(now);
      const at = fullAt(key, now) + refillMs;
      fullAtByKey.delete(key);
      fullAtByKey.set(key, at);
    },
    get size() {
      return fullAtByKey.size;
    },
  };
}
