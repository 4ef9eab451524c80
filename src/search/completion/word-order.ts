import { withRoom } from '../storage/growable-array.ts';
import type { StringTable } from '../storage/string-table.ts';

/**
 * Strings of a table in the order of their letters, for prefixes: a B-tree of two levels. A string is inserted into a
 * block of some hundred, so that no addition sorts or copies more than that.
 */
export interface WordOrder {
  /** Inserts a string by its number; each once. */
  insert(word: number): void;
  /** Returns how many strings begin with a prefix, without visiting them. */
  countWithPrefix(prefix: string): number;
  /** Visits the strings that begin with a prefix, in order; all for an empty one. */
  forEachWithPrefix(prefix: string, visit: (word: number) => void): void;
  save(): WordOrderState;
}

/** The content of an order; views, not copies. */
export interface WordOrderState {
  /** Blocks of `MAX_BLOCK_LENGTH` places, with the numbers of strings. */
  readonly pool: Uint32Array<ArrayBuffer>;
  /** How many places of each block are in use. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** The blocks in order. */
  readonly blocks: Uint32Array<ArrayBuffer>;
}

/** An insertion moves 2 kB at most, and a million strings have some 3,000 blocks. */
const MAX_BLOCK_LENGTH = 512;

const encoder = new TextEncoder();

/** Creates an order of strings of a table, empty or as it was saved; the state's arrays become its own. */
export function createWordOrder(
  table: Pick<StringTable, 'compare' | 'compareToPrefix'>,
  state?: WordOrderState,
): WordOrder {
  let pool = state?.pool ?? new Uint32Array(0);
  let lengths = state?.lengths ?? new Uint32Array(0);
  const blocks = [...(state?.blocks ?? [])];

  const lengthOf = (block: number): number => lengths[block] ?? 0;
  const wordAt = (block: number, at: number): number => pool[block * MAX_BLOCK_LENGTH + at] ?? 0;

  function addBlock(at: number): number {
    const block = blocks.length;
    pool = withRoom(Uint32Array, pool, (block + 1) * MAX_BLOCK_LENGTH);
    lengths = withRoom(Uint32Array, lengths, block + 1);
    blocks.splice(at, 0, block);
    return block;
  }

  /** Moves the second half of a full block to a new one behind it. */
  function split(at: number): void {
    const block = blocks[at] ?? 0;
    const next = addBlock(at + 1);
    const half = MAX_BLOCK_LENGTH / 2;
    const start = block * MAX_BLOCK_LENGTH;
    pool.copyWithin(next * MAX_BLOCK_LENGTH, start + half, start + MAX_BLOCK_LENGTH);
    lengths[block] = half;
    lengths[next] = half;
  }

  /** Returns the place among the blocks of the one where a string belongs. */
  const blockFor = (word: number): number =>
    Math.max(0, firstWhere(blocks.length, at => table.compare(wordAt(blocks[at] ?? 0, 0), word) > 0) - 1);

  /** Visits the parts of the pool that hold the strings with a prefix, in order. */
  function forEachRange(prefix: string, visit: (from: number, to: number) => void): void {
    const bytes = encoder.encode(prefix);
    const compareAt = (block: number, at: number): number => table.compareToPrefix(wordAt(block, at), bytes);
    const first = firstWhere(blocks.length, at => {
      const block = blocks[at] ?? 0;
      return compareAt(block, lengthOf(block) - 1) >= 0;
    });
    for (const block of blocks.slice(first)) {
      const length = lengthOf(block);
      const from = firstWhere(length, at => compareAt(block, at) >= 0);
      const isWhole = compareAt(block, length - 1) === 0;
      const to = isWhole ? length : firstWhere(length, at => compareAt(block, at) > 0);
      const start = block * MAX_BLOCK_LENGTH;
      if (from < to) visit(start + from, start + to);
      if (!isWhole) return;
    }
  }

  return {
    insert(word) {
      if (blocks.length === 0) addBlock(0);
      let at = blockFor(word);
      if (lengthOf(blocks[at] ?? 0) === MAX_BLOCK_LENGTH) {
        split(at);
        at = blockFor(word);
      }
      const block = blocks[at] ?? 0;
      const length = lengthOf(block);
      const place = firstWhere(length, i => table.compare(wordAt(block, i), word) > 0);
      const start = block * MAX_BLOCK_LENGTH;
      pool.copyWithin(start + place + 1, start + place, start + length);
      pool[start + place] = word;
      lengths[block] = length + 1;
    },
    countWithPrefix(prefix) {
      let count = 0;
      forEachRange(prefix, (from, to) => {
        count += to - from;
      });
      return count;
    },
    forEachWithPrefix(prefix, visit) {
      forEachRange(prefix, (from, to) => {
        for (let at = from; at < to; at += 1) visit(pool[at] ?? 0);
      });
    },
    save: () => ({
      pool: pool.subarray(0, blocks.length * MAX_BLOCK_LENGTH),
      lengths: lengths.subarray(0, blocks.length),
      blocks: Uint32Array.from(blocks),
    }),
  };
}

/** Returns the first of `length` places at which a condition holds, which then holds at all later ones; else `length`. */
function firstWhere(length: number, holdsAt: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holdsAt(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
