/** Keeps the best of the items it is offered. */
export interface BestFirst<T> {
  offer(item: T): void;
  /** At most `limit` of the items offered so far, the best first. */
  readonly items: readonly T[];
}

/** A collection of the first `limit` items in the order of `compare`; it never sorts or keeps the rest. */
export function openBestFirst<T>(limit: number, compare: (a: T, b: T) => number): BestFirst<T> {
  const best: T[] = [];
  return {
    items: best,
    offer(item) {
      const last = best.at(-1);
      if (limit < 1 || (best.length >= limit && last !== undefined && compare(item, last) >= 0)) return;
      if (best.length >= limit) best.pop();
      let low = 0;
      let high = best.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const there = best[middle];
        if (there !== undefined && compare(there, item) <= 0) low = middle + 1;
        else high = middle;
      }
      best.splice(low, 0, item);
    },
  };
}

/** The first `limit` items in the order of `compare`, without sorting the rest. */
export function bestFirst<T>(
  items: Iterable<T>,
  limit: number,
  compare: (a: T, b: T) => number,
): readonly T[] {
  const best = openBestFirst(limit, compare);
  for (const item of items) best.offer(item);
  return best.items;
}
