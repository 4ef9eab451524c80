/** Collects the best of the offered items. */
export interface TopK<T> {
  offer(item: T): void;
  /** At most `limit` of the items offered so far, best first. */
  readonly items: readonly T[];
  /** An item that is not better than the last of `items`, if there are `limit`: what is not before it is dismissed. */
  readonly bound: T | undefined;
}

/**
 * Creates a collection of the first `limit` items in the order of `compare`. It holds at most twice as many and sorts them
 * when it is full, which is fast for ten items out of thousands and for all of them.
 */
export function createTopK<T>(limit: number, compare: (a: T, b: T) => number): TopK<T> {
  const kept: T[] = [];
  let worst: T | undefined;
  const cut = (): void => {
    kept.sort(compare);
    if (kept.length > limit) kept.length = limit;
    worst = kept.length === limit ? kept.at(-1) : undefined;
  };
  return {
    get items() {
      cut();
      return kept;
    },
    get bound() {
      return worst;
    },
    offer(item) {
      if (limit < 1 || (worst !== undefined && compare(item, worst) >= 0)) return;
      kept.push(item);
      if (kept.length >= 2 * limit) cut();
    },
  };
}

/** Returns the first `limit` items in the order of `compare`, without sorting the rest. */
export function topK<T>(items: Iterable<T>, limit: number, compare: (a: T, b: T) => number): readonly T[] {
  const best = createTopK(limit, compare);
  for (const item of items) best.offer(item);
  return best.items;
}
