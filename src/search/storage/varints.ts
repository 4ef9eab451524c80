import { withRoom } from './growable-array.ts';

/** Writes whole numbers below 2^32, small ones in one byte (LEB128), into a buffer that it uses again. */
export interface VarintWriter {
  reset(): void;
  write(value: number): void;
  /** What was written since `reset`; valid until the next call. */
  readonly bytes: Uint8Array;
}

/** Creates a writer. */
export function createVarintWriter(): VarintWriter {
  let buffer = new Uint8Array(4096);
  let length = 0;
  return {
    reset() {
      length = 0;
    },
    write(value) {
      buffer = withRoom(Uint8Array, buffer, length + 5);
      let rest = value >>> 0;
      while (rest >= 0x80) {
        buffer[length] = (rest & 0x7f) | 0x80;
        length += 1;
        rest >>>= 7;
      }
      buffer[length] = rest;
      length += 1;
    },
    get bytes() {
      return buffer.subarray(0, length);
    },
  };
}

/**
 * Reads what a `VarintWriter` wrote into `values`, which must have room for `bytes.length` numbers, or the first `limit`
 * of them; returns how many.
 */
export function readVarints(bytes: Uint8Array, values: Uint32Array, limit = Infinity): number {
  let count = 0;
  let value = 0;
  let shift = 0;
  for (let i = 0; i < bytes.length && count < limit; i += 1) {
    const byte = bytes[i] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte >= 0x80) {
      shift += 7;
      continue;
    }
    values[count] = value >>> 0;
    count += 1;
    value = 0;
    shift = 0;
  }
  return count;
}
