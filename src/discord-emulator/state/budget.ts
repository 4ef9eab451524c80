/** So many things in so much time. */
export interface Budget {
  /** Takes one for a key. @returns false when none is left, and then takes none */
  take(key: string): boolean;
  /** How many can be taken at once for a key. */
  left(key: string): number;
  /** ms until one is there again for the key; 0 when one is. */
  wait(key: string): number;
}

/**
 * Makes a budget over a sliding window.
 * @param window how long one that was taken counts, in ms
 * @param limit how many may count at once, asked for each time
 * @param now ms since the epoch, UTC
 */
export function createBudget(window: number, limit: () => number, now: () => number): Budget {
  const taken = new Map<string, readonly number[]>();
  const counting = (key: string): readonly number[] =>
    (taken.get(key) ?? []).filter(at => now() - at < window);

  return {
    take(key) {
      for (const each of taken.keys()) {
        if (counting(each).length === 0) taken.delete(each);
      }
      const times = counting(key);
      if (times.length >= limit()) return false;
      taken.set(key, [...times, now()]);
      return true;
    },
    left: key => Math.max(limit() - counting(key).length, 0),
    wait(key) {
      const times = counting(key);
      const [oldest] = times.slice(-limit());
      return times.length < limit() || oldest === undefined ? 0 : oldest + window - now();
    },
  };
}
