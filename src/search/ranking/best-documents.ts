/** Keeps the documents with the highest keys. */
export interface BestDocuments {
  offer(document: number, key: number): void;
  /** The kept documents, the highest key first; of equal keys the one with the lower tie value. */
  sorted(): number[];
}

/**
 * Creates a heap of at most `limit` documents: offering one that is not kept costs a comparison. `ties` has a different
 * number for each document, such as its paper's id.
 */
export function createBestDocuments(limit: number, ties: ArrayLike<number>): BestDocuments {
  const documents: number[] = [];
  const keys: number[] = [];
  const tieOf = (document = 0): number => ties[document] ?? 0;

  /** Returns true if the entry at `a` is worse than the one at `b`. */
  const isWorse = (a: number, b: number): boolean => {
    const difference = (keys[a] ?? 0) - (keys[b] ?? 0);
    return difference !== 0 ? difference < 0 : tieOf(documents[a]) > tieOf(documents[b]);
  };
  const swap = (a: number, b: number): void => {
    [documents[a], documents[b]] = [documents[b] ?? 0, documents[a] ?? 0];
    [keys[a], keys[b]] = [keys[b] ?? 0, keys[a] ?? 0];
  };

  function siftUp(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function siftDown(): void {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let worst = at;
      if (left < keys.length && isWorse(left, worst)) worst = left;
      if (right < keys.length && isWorse(right, worst)) worst = right;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  }

  return {
    offer(document, key) {
      if (keys.length < limit) {
        documents.push(document);
        keys.push(key);
        siftUp(keys.length - 1);
        return;
      }
      const worst = keys[0] ?? Infinity;
      if (key < worst || (key === worst && tieOf(document) > tieOf(documents[0])) || limit === 0) return;
      documents[0] = document;
      keys[0] = key;
      siftDown();
    },
    sorted() {
      const order = documents.map((document, i) => ({ document, key: keys[i] ?? 0 }));
      return order
        .toSorted((a, b) => b.key - a.key || tieOf(a.document) - tieOf(b.document))
        .map(({ document }) => document);
    },
  };
}
