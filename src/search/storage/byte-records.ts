import { withRoom } from './growable-array.ts';

/** A record of bytes for each number. Space of replaced and removed records is used again. */
export interface ByteRecords {
  /**
   * Sets the record of a number, which may have had another one.
   * @throws RangeError for a record over 1 MiB; the number keeps the one before
   */
  set(number: number, bytes: Uint8Array): void;
  /** Returns the record as a view, which is valid until the next change; empty if there is none. */
  get(number: number): Uint8Array;
  remove(number: number): void;
  save(): ByteRecordsState;
}

/** The content of byte records; views, not copies. */
export interface ByteRecordsState {
  readonly count: number;
  /** For each number: where its record is, in units of 8 bytes, and its length in bytes. */
  readonly places: Uint32Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
  /** Units in use, from the first chunk on. */
  readonly used: number;
  /** For each size class, the first free place + 1; a free place contains the next one in its first four bytes. */
  readonly free: readonly number[];
}

const UNIT_BITS = 3;
const CHUNK_BITS = 20;
const CHUNK_BYTES = 1 << CHUNK_BITS;
const UNITS_PER_CHUNK = CHUNK_BYTES >>> UNIT_BITS;

/** Eight sizes between a power of two and the next: at most an eighth of a record's space is unused. */
const STEP_BITS = 3;

/** Returns the size class for a number of units, at least 1. */
function classOf(units: number): number {
  if (units <= 1 << STEP_BITS) return units;
  const shift = 31 - Math.clz32(units - 1) - STEP_BITS;
  return (shift << STEP_BITS) + ((units - 1) >>> shift) + 1;
}

/** Returns how many units a size class has: the most that `classOf` puts in it. */
function unitsOf(sizeClass: number): number {
  if (sizeClass <= 1 << STEP_BITS) return sizeClass;
  const shift = ((sizeClass - 1) >>> STEP_BITS) - 1;
  return (sizeClass - (shift << STEP_BITS)) << shift;
}

/** Creates records, empty or as they were saved; the state's arrays become their own. */
export function createByteRecords(state?: ByteRecordsState): ByteRecords {
  let count = state?.count ?? 0;
  let places = state?.places ?? new Uint32Array(0);
  let lengths = state?.lengths ?? new Uint32Array(0);
  const chunks = [...(state?.chunks ?? [])];
  let used = state?.used ?? 0;
  const free = [...(state?.free ?? [])];

  const bytesAt = (place: number, length: number): Uint8Array => {
    const chunk = chunks[Math.floor(place / UNITS_PER_CHUNK)];
    const start = (place % UNITS_PER_CHUNK) << UNIT_BITS;
    return chunk === undefined ? new Uint8Array(0) : chunk.subarray(start, start + length);
  };
  const linkAt = (place: number): DataView => {
    const { buffer, byteOffset } = bytesAt(place, 4);
    return new DataView(buffer, byteOffset, 4);
  };

  function allocate(sizeClass: number): number {
    const first = free[sizeClass] ?? 0;
    if (first !== 0) {
      free[sizeClass] = linkAt(first - 1).getUint32(0);
      return first - 1;
    }
    const units = unitsOf(sizeClass);
    if ((used % UNITS_PER_CHUNK) + units > UNITS_PER_CHUNK) used = chunks.length * UNITS_PER_CHUNK;
    const place = used;
    used += units;
    const at = Math.floor(place / UNITS_PER_CHUNK);
    const chunk = chunks[at] ?? new Uint8Array(at === 0 ? 0 : CHUNK_BYTES);
    // Only the first chunk grows, for small indexes.
    chunks[at] = withRoom(Uint8Array, chunk, ((place % UNITS_PER_CHUNK) + units) << UNIT_BITS);
    return place;
  }

  function remove(number: number): void {
    const length = lengths[number] ?? 0;
    if (length === 0) return;
    const place = places[number] ?? 0;
    const sizeClass = classOf((length + 7) >>> UNIT_BITS);
    while (free.length <= sizeClass) free.push(0);
    linkAt(place).setUint32(0, free[sizeClass] ?? 0);
    free[sizeClass] = place + 1;
    lengths[number] = 0;
  }

  return {
    set(number, bytes) {
      if (bytes.length > CHUNK_BYTES) throw new RangeError(`A record of ${bytes.length} bytes is too long`);
      remove(number);
      places = withRoom(Uint32Array, places, number + 1);
      lengths = withRoom(Uint32Array, lengths, number + 1);
      count = Math.max(count, number + 1);
      if (bytes.length === 0) return;
      const place = allocate(classOf((bytes.length + 7) >>> UNIT_BITS));
      bytesAt(place, bytes.length).set(bytes);
      places[number] = place;
      lengths[number] = bytes.length;
    },
    get: number => bytesAt(places[number] ?? 0, number < count ? (lengths[number] ?? 0) : 0),
    remove,
    save: () => ({
      count,
      places,
      lengths,
      chunks,
      used,
      free,
    }),
  };
}
