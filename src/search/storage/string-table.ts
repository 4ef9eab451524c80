import { withRoom } from './growable-array.ts';

/**
 * Numbers different strings from 0, in the order in which they were added. Strings are kept as UTF-8 in one array: a
 * million words take some 30 MB, a fifth of a `Map`, and are restored from a snapshot without being read one by one.
 * Halves of surrogate pairs, which UTF-8 does not have, are all the same character, U+FFFD.
 */
export interface StringTable {
  readonly size: number;
  /** Returns the string's number, a new one if it is not known. */
  add(text: string): number;
  /** Returns the string's number, -1 if it is not known. */
  find(text: string): number;
  /** Returns the string with a number. */
  at(number: number): string;
  /** Compares two strings by their UTF-8 bytes, that is, by code points. */
  compare(a: number, b: number): number;
  /** Compares a string's beginning with a prefix in UTF-8; 0 if it begins with it. */
  compareToPrefix(number: number, prefix: Uint8Array): number;
  save(): StringTableState;
}

/** The content of a string table; views, not copies. */
export interface StringTableState {
  readonly size: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each string ends in `bytes`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** For each part of the hashes: number + 1 in the slot of the hash or one of the following, 0 if free. */
  readonly slots: readonly Uint32Array<ArrayBuffer>[];
}

const encoder = new TextEncoder();
/** By default, a decoder drops a byte order mark at the beginning. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Most slots in use, so that a search tries few slots. */
const MAX_LOAD = 0.6;
/** The high bits of a hash choose one of 64 parts, which grow one by one: none takes more than a few ms. */
const PART_BITS = 6;
const MIN_SLOTS_PER_PART = 16;

/** FNV-1a, with a final mix, since only the low bits choose the slot. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const emptyState = (): StringTableState => ({
  size: 0,
  bytes: new Uint8Array(0),
  ends: new Uint32Array(0),
  slots: Array.from({ length: 1 << PART_BITS }, () => new Uint32Array(MIN_SLOTS_PER_PART)),
});

/** Creates a table, empty or as it was saved; the state's arrays become the table's own. */
export function createStringTable(state: StringTableState = emptyState()): StringTable {
  let { size, bytes, ends } = state;
  const parts = state.slots.map(slots => ({ slots, used: countUsed(slots) }));
  let scratch = new Uint8Array(256);

  const startOf = (number: number): number => (number === 0 ? 0 : (ends[number - 1] ?? 0));

  /** Writes the string to `scratch`; returns its length in bytes. */
  function encode(text: string): number {
    scratch = withRoom(Uint8Array, scratch, text.length * 3);
    return encoder.encodeInto(text, scratch).written;
  }

  function isAt(number: number, length: number): boolean {
    const start = startOf(number);
    if ((ends[number] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i += 1) if (bytes[start + i] !== scratch[i]) return false;
    return true;
  }

  const partOf = (hash: number) => parts[hash >>> (32 - PART_BITS)] ?? noPart();

  /** Returns the slot of the string in `scratch`, or the free slot where it belongs. */
  function slotOf(hash: number, slots: Uint32Array, length: number): number {
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (isAt(entry - 1, length)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function withDoubleSlots(slots: Uint32Array): Uint32Array<ArrayBuffer> {
    const larger = new Uint32Array(slots.length * 2);
    const mask = larger.length - 1;
    for (const entry of slots) {
      if (entry === 0) continue;
      let slot = hashOf(bytes, startOf(entry - 1), ends[entry - 1] ?? 0) & mask;
      while (larger[slot] !== 0) slot = (slot + 1) & mask;
      larger[slot] = entry;
    }
    return larger;
  }

  return {
    get size() {
      return size;
    },
    add(text) {
      const length = encode(text);
      const hash = hashOf(scratch, 0, length);
      const part = partOf(hash);
      const known = part.slots[slotOf(hash, part.slots, length)] ?? 0;
      if (known !== 0) return known - 1;
      if (part.used + 1 > part.slots.length * MAX_LOAD) part.slots = withDoubleSlots(part.slots);
      const start = startOf(size);
      bytes = withRoom(Uint8Array, bytes, start + length);
      ends = withRoom(Uint32Array, ends, size + 1);
      bytes.set(scratch.subarray(0, length), start);
      ends[size] = start + length;
      part.slots[slotOf(hash, part.slots, length)] = size + 1;
      part.used += 1;
      size += 1;
      return size - 1;
    },
    find(text) {
      const length = encode(text);
      const hash = hashOf(scratch, 0, length);
      const { slots } = partOf(hash);
      return (slots[slotOf(hash, slots, length)] ?? 0) - 1;
    },
    at: number => decoder.decode(bytes.subarray(startOf(number), ends[number])),
    compare(a, b) {
      const [startA, startB] = [startOf(a), startOf(b)];
      const [lengthA, lengthB] = [(ends[a] ?? 0) - startA, (ends[b] ?? 0) - startB];
      for (let i = 0; i < Math.min(lengthA, lengthB); i += 1) {
        const difference = (bytes[startA + i] ?? 0) - (bytes[startB + i] ?? 0);
        if (difference !== 0) return difference;
      }
      return lengthA - lengthB;
    },
    compareToPrefix(number, prefix) {
      const start = startOf(number);
      const length = (ends[number] ?? 0) - start;
      for (let i = 0; i < prefix.length; i += 1) {
        if (i >= length) return -1;
        const difference = (bytes[start + i] ?? 0) - (prefix[i] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    },
    save: () => ({
      size,
      bytes,
      ends,
      slots: parts.map(({ slots }) => slots),
    }),
  };
}

function countUsed(slots: Uint32Array): number {
  let used = 0;
  // A restore counts some million slots, with an iterator in four times the time.
  for (let i = 0; i < slots.length; i += 1) if (slots[i] !== 0) used += 1;
  return used;
}

function noPart(): never {
  throw new Error('A string table has 64 parts of slots; the state has fewer.');
}
