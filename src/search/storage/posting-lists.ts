import { withRoom } from './growable-array.ts';

/**
 * A list of numbers for each key, all in one pool of blocks. Adding a number appends to the last block of its list, so
 * that papers are added one by one without merging; blocks of removed numbers are used again.
 */
export interface PostingLists {
  append(key: number, value: number): void;
  /** How many numbers the list has, including those of removed papers. */
  count(key: number): number;
  /** Visits the numbers of a list, in the order of appending, block by block: `values[from]` up to before `values[to]`. */
  scan(key: number, visit: (values: Uint32Array, from: number, to: number) => void): void;
  /** Removes the numbers that `keep` refuses; the others keep their order. */
  retain(key: number, keep: (value: number) => boolean): void;
  /**
   * Removes the first number from `min` to `max`, if there is one; the last number of the list takes its place. It takes a
   * fraction of the time of `retain`, which keeps the order.
   */
  removeOne(key: number, min: number, max: number): void;
  /** One more than the highest key with a list so far. */
  readonly keyCount: number;
  save(): PostingListsState;
}

/** The content of posting lists; views, not copies. */
export interface PostingListsState {
  readonly keyCount: number;
  /** For each key: address of its first block, of its last block, and number of values. */
  readonly heads: Uint32Array<ArrayBuffer>;
  readonly tails: Uint32Array<ArrayBuffer>;
  readonly counts: Uint32Array<ArrayBuffer>;
  /** Blocks: the address of the next block (0: none), then the values. */
  readonly chunks: readonly Uint32Array<ArrayBuffer>[];
  /** The address after the last block. */
  readonly used: number;
  /** For each size of block, the address of the first free one. */
  readonly free: readonly number[];
}

const CHUNK_BITS = 18;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_SIZE - 1;
/**
 * The blocks of a list have room for 2, 4, 8 … 512 values, then 512 each: half of all words occur in one or two
 * papers, and a list of 100,000 is scanned nearly as fast as an array.
 */
const FIRST_SIZE = 2;
const SIZES = 9;
const LAST_SIZE = FIRST_SIZE << (SIZES - 1);
/** How many values the blocks of growing sizes hold, without the last size. */
const GROWING_CAPACITY = LAST_SIZE - FIRST_SIZE;

/** Returns the size, as a power of `FIRST_SIZE`, of the block that holds the value at an index of a list. */
const sizeIndexAt = (index: number): number =>
  index >= GROWING_CAPACITY ? SIZES - 1 : 31 - Math.clz32((index >>> 1) + 1);

/** Returns the offset inside its block of the value at an index of a list. */
const offsetInBlock = (index: number): number =>
  index >= GROWING_CAPACITY
    ? (index - GROWING_CAPACITY) % LAST_SIZE
    : index - ((FIRST_SIZE << sizeIndexAt(index)) - FIRST_SIZE);

/** Creates lists, empty or as they were saved; the state's arrays become the lists' own. */
export function createPostingLists(state?: PostingListsState): PostingLists {
  let keyCount = state?.keyCount ?? 0;
  let heads = state?.heads ?? new Uint32Array(0);
  let tails = state?.tails ?? new Uint32Array(0);
  let counts = state?.counts ?? new Uint32Array(0);
  const chunks = [...(state?.chunks ?? [])];
  // Address 0 means "none".
  let used = state?.used ?? 1;
  const free = [...(state?.free ?? Array.from({ length: SIZES }, () => 0))];

  const chunkOf = (address: number): Uint32Array<ArrayBuffer> => {
    const chunk = chunks[address >>> CHUNK_BITS];
    if (chunk === undefined) throw new RangeError(`No block at address ${address}`);
    return chunk;
  };
  const nextOf = (address: number): number => chunkOf(address)[address & CHUNK_MASK] ?? 0;
  const setNext = (address: number, next: number): void => {
    chunkOf(address)[address & CHUNK_MASK] = next;
  };

  function allocate(sizeIndex: number): number {
    const reused = free[sizeIndex] ?? 0;
    if (reused !== 0) {
      free[sizeIndex] = nextOf(reused);
      setNext(reused, 0);
      return reused;
    }
    const length = 1 + (FIRST_SIZE << sizeIndex);
    // A block does not continue in the next chunk.
    if ((used & CHUNK_MASK) + length > CHUNK_SIZE) used = chunks.length << CHUNK_BITS;
    const address = used;
    used += length;
    const at = address >>> CHUNK_BITS;
    const chunk = chunks[at] ?? new Uint32Array(at === 0 ? 0 : CHUNK_SIZE);
    // Only the first chunk grows, for small indexes.
    chunks[at] = withRoom(Uint32Array, chunk, (address & CHUNK_MASK) + length);
    return address;
  }

  function release(first: number, sizeIndex: number): void {
    let index = sizeIndex;
    for (let address = first; address !== 0;) {
      const next = nextOf(address);
      setNext(address, free[index] ?? 0);
      free[index] = address;
      address = next;
      index = Math.min(index + 1, SIZES - 1);
    }
  }

  function scan(key: number, visit: (values: Uint32Array, from: number, to: number) => void): void {
    let left = key < keyCount ? (counts[key] ?? 0) : 0;
    let address = left === 0 ? 0 : (heads[key] ?? 0);
    for (let index = 0; left > 0; index = Math.min(index + 1, SIZES - 1)) {
      const from = (address & CHUNK_MASK) + 1;
      const length = Math.min(left, FIRST_SIZE << index);
      // Read first: the visitor may change the list.
      const next = nextOf(address);
      visit(chunkOf(address), from, from + length);
      left -= length;
      address = next;
    }
  }

  /** Drops the last number of a list, and its block if that was its only one. */
  function dropLast(key: number): void {
    const left = (counts[key] ?? 0) - 1;
    counts[key] = left;
    if (offsetInBlock(left) > 0) return;
    const tail = tails[key] ?? 0;
    let before = left === 0 ? 0 : (heads[key] ?? 0);
    while (before !== 0 && nextOf(before) !== tail) before = nextOf(before);
    if (before === 0) heads[key] = 0;
    else setNext(before, 0);
    tails[key] = before;
    release(tail, sizeIndexAt(left));
  }

  return {
    get keyCount() {
      return keyCount;
    },
    count: key => (key < keyCount ? (counts[key] ?? 0) : 0),
    append(key, value) {
      if (key >= keyCount) {
        heads = withRoom(Uint32Array, heads, key + 1);
        tails = withRoom(Uint32Array, tails, key + 1);
        counts = withRoom(Uint32Array, counts, key + 1);
        keyCount = key + 1;
      }
      const count = counts[key] ?? 0;
      const offset = offsetInBlock(count);
      if (offset === 0) {
        const block = allocate(sizeIndexAt(count));
        if (count === 0) heads[key] = block;
        else setNext(tails[key] ?? 0, block);
        tails[key] = block;
      }
      const tail = tails[key] ?? 0;
      chunkOf(tail)[(tail & CHUNK_MASK) + 1 + offset] = value;
      counts[key] = count + 1;
    },
    scan,
    retain(key, keep) {
      const before = key < keyCount ? (counts[key] ?? 0) : 0;
      let block = heads[key] ?? 0;
      let kept = 0;
      scan(key, (values, from, to) => {
        for (let i = from; i < to; i += 1) {
          const value = values[i] ?? 0;
          if (!keep(value)) continue;
          if (kept > 0 && offsetInBlock(kept) === 0) block = nextOf(block);
          chunkOf(block)[(block & CHUNK_MASK) + 1 + offsetInBlock(kept)] = value;
          kept += 1;
        }
      });
      if (kept === before) return;
      counts[key] = kept;
      if (kept === 0) {
        release(heads[key] ?? 0, 0);
        heads[key] = 0;
        tails[key] = 0;
        return;
      }
      const unused = nextOf(block);
      setNext(block, 0);
      tails[key] = block;
      release(unused, Math.min(sizeIndexAt(kept - 1) + 1, SIZES - 1));
    },
    removeOne(key, min, max) {
      let found: { readonly values: Uint32Array; readonly at: number } | undefined;
      scan(key, (values, from, to) => {
        for (let at = from; at < to && found === undefined; at += 1) {
          const value = values[at] ?? 0;
          if (value >= min && value <= max) found = { values, at };
        }
      });
      if (found === undefined) return;
      const tail = tails[key] ?? 0;
      const last = offsetInBlock((counts[key] ?? 0) - 1);
      found.values[found.at] = chunkOf(tail)[(tail & CHUNK_MASK) + 1 + last] ?? 0;
      dropLast(key);
    },
    save: () => ({
      keyCount,
      heads,
      tails,
      counts,
      chunks,
      used,
      free,
    }),
  };
}
