/** The first `limit` items in the order of `compare`, without sorting the rest. */
export function bestFirst<T>(items: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const best: T[] = [];
  if (limit < 1) return best;
  for (const item of items) {
    const last = best.at(-1);
    if (best.length >= limit && last !== undefined) {
      if (compare(item, last) >= 0) continue;
      best.pop();
    }
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = best[middle];
      if (there !== undefined && compare(there, item) <= 0) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, item);
  }
  return best;
}
