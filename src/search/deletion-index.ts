/** Finds words within two edits of another by the letters both keep (symmetric deletion, as SymSpell does). */
export interface DeletionIndex {
  /** Files the word under its number; a number is given to one word, once. */
  add(id: number, word: string): void;
  /** Numbers of words that may be within `edits` (1 or 2) of the word: never misses one, the caller measures each. */
  candidates(word: string, edits: number): ReadonlySet<number>;
}

/**
 * Letters are deleted from the beginning of a word alone. Two words within two edits still share such a remainder,
 * and a word has at most 1 + 7 + 21 of them, however long it is.
 */
const prefixLength = 7;
/** Words of eight letters may have two wrong, so words from six letters on must be found at two deletions. */
const twoDeletionsFrom = 6;
const shortestWord = 3;
/** Chains of about five entries at 15,000 abstracts (50,000 words), for 1 MiB. */
const buckets = 1 << 18;

/** Calls back with the bucket of each remainder of the word's beginning after at most `deletions` deletions. */
function eachRemainder(word: string, deletions: number, visit: (bucket: number) => void): void {
  const length = Math.min(word.length, prefixLength);
  const bucketWithout = (first: number, second: number): number => {
    // FNV-1a over UTF-16 units, folded to the number of buckets.
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i += 1) {
      if (i !== first && i !== second) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    }
    return (hash ^ (hash >>> 15)) & (buckets - 1);
  };
  visit(bucketWithout(-1, -1));
  for (let first = 0; first < length; first += 1) {
    visit(bucketWithout(first, -1));
    if (deletions < 2) continue;
    for (let second = first + 1; second < length; second += 1) visit(bucketWithout(first, second));
  }
}

/**
 * The remainders are kept as hashes in chains of typed arrays: a tenth of the memory of a map of strings, and a clash
 * costs one more word to measure.
 */
export function openDeletionIndex(): DeletionIndex {
  const heads = new Int32Array(buckets).fill(-1);
  let next = new Int32Array(1024);
  let words = new Int32Array(1024);
  let used = 0;

  function append(bucket: number, id: number): void {
    if (used === next.length) {
      next = grown(next);
      words = grown(words);
    }
    next[used] = heads[bucket] ?? -1;
    words[used] = id;
    heads[bucket] = used;
    used += 1;
  }

  return {
    add(id, word) {
      if (word.length < shortestWord) return;
      eachRemainder(word, word.length < twoDeletionsFrom ? 1 : 2, bucket => append(bucket, id));
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

function grown(full: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(full.length * 2);
  larger.set(full);
  return larger;
}
