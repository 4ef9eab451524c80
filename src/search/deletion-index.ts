/** Finds words within two edits of another by the letters that remain in both (symmetric deletion, as in SymSpell). */
export interface DeletionIndex {
  /** Adds a word under its number, which must be unique. */
  add(id: number, word: string): void;
  /** Returns the numbers of all words within `edits` (1 or 2) of the word, and of others: the caller must measure each. */
  candidates(word: string, edits: number): ReadonlySet<number>;
}

/**
 * Letters are deleted from this prefix only. Two words within two edits still share a remainder of it, and a word of any
 * length has at most 1 + 7 + 21 remainders.
 */
const PREFIX_LENGTH = 7;
/** Words of eight letters may have two errors, so words from six letters on must be found at two deletions. */
const TWO_DELETIONS_MIN_LENGTH = 6;
const MIN_WORD_LENGTH = 3;
/** Chains of about five entries at 15,000 abstracts (50,000 words), for 1 MiB. */
const BUCKETS = 1 << 18;

/** Calls `visit` with the bucket of each remainder of the prefix after at most `deletions` deletions. */
function eachRemainder(word: string, deletions: number, visit: (bucket: number) => void): void {
  const length = Math.min(word.length, PREFIX_LENGTH);
  const bucketWithout = (first: number, second: number): number => {
    // FNV-1a over UTF-16 code units, folded to the number of buckets.
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i += 1) {
      if (i !== first && i !== second) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    }
    return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
  };
  visit(bucketWithout(-1, -1));
  for (let first = 0; first < length; first += 1) {
    visit(bucketWithout(first, -1));
    if (deletions < 2) continue;
    for (let second = first + 1; second < length; second += 1) visit(bucketWithout(first, second));
  }
}

/**
 * Creates an empty index. It keeps hashes of the remainders in chains of typed arrays: a tenth of the memory of a map of
 * strings, and a collision costs one more word to measure.
 */
export function createDeletionIndex(): DeletionIndex {
  const heads = new Int32Array(BUCKETS).fill(-1);
  let next = new Int32Array(1024);
  let words = new Int32Array(1024);
  let used = 0;

  function append(bucket: number, id: number): void {
    if (used === next.length) {
      next = doubled(next);
      words = doubled(words);
    }
    next[used] = heads[bucket] ?? -1;
    words[used] = id;
    heads[bucket] = used;
    used += 1;
  }

  return {
    add(id, word) {
      if (word.length < MIN_WORD_LENGTH) return;
      eachRemainder(word, word.length < TWO_DELETIONS_MIN_LENGTH ? 1 : 2, bucket => append(bucket, id));
    },
    candidates(word, edits) {
      const found = new Set<number>();
      eachRemainder(word, edits, bucket => {
        for (let entry = heads[bucket] ?? -1; entry !== -1; entry = next[entry] ?? -1) {
          found.add(words[entry] ?? -1);
        }
      });
      return found;
    },
  };
}

function doubled(full: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(full.length * 2);
  larger.set(full);
  return larger;
}
