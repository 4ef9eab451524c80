/** A limited number of uses per key within a sliding window of time. */
export interface Quota {
  /** Uses one. @returns false if none is left, in which case nothing is used */
  take(key: string): boolean;
  /** Returns how many uses are left for a key. */
  remaining(key: string): number;
  /** Returns the ms until the next use is free; 0 if one is free now. */
  msUntilFree(key: string): number;
}

/**
 * Creates a quota.
 * @param windowMs how long one use counts
 * @param limit returns how many uses may count at once; called for each check
 * @param now ms since the epoch, UTC
 */
export function createQuota(windowMs: number, limit: () => number, now: () => number): Quota {
  const usesByKey = new Map<string, readonly number[]>();
  const recentUses = (key: string): readonly number[] =>
    (usesByKey.get(key) ?? []).filter(at => now() - at < windowMs);

  return {
    take(key) {
      for (const each of usesByKey.keys()) {
        if (recentUses(each).length === 0) usesByKey.delete(each);
      }
      const uses = recentUses(key);
      if (uses.length >= limit()) return false;
      usesByKey.set(key, [...uses, now()]);
      return true;
    },
    remaining: key => Math.max(limit() - recentUses(key).length, 0),
    msUntilFree(key) {
      const uses = recentUses(key);
      const [oldest] = uses.slice(-limit());
      return uses.length < limit() || oldest === undefined ? 0 : oldest + windowMs - now();
    },
  };
}
