/** The arrays that the index consists of. */
export type NumberArray =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** Unused room is on average an eighth of an array; growing to a length copies five times as many numbers in all. */
const GROWTH = 1.25;

interface Growable<A> {
  readonly length: number;
  set(values: A): void;
}

/**
 * Returns an array with room for `length` numbers: the same one, or a copy at least 1.25 times as long, made by the type of
 * array. New numbers are 0.
 */
export function withRoom<A extends Growable<A>>(
  ArrayType: new (length: number) => A,
  array: A,
  length: number,
): A {
  if (length <= array.length) return array;
  const larger = new ArrayType(Math.max(length, Math.ceil(array.length * GROWTH), 64));
  larger.set(array);
  return larger;
}
