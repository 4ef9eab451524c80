import type { NumberArray } from '../storage/growable-array.ts';
import type { SnapshotValue } from './snapshot-value.ts';

/** Arrays begin at multiples of this in the file, so that they can be read in place. */
const ALIGNMENT = 8;

const ARRAY_TYPES = {
  Int8Array,
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;

/** A tree as JSON, and the arrays it refers to. */
export interface EncodedTree {
  readonly json: string;
  /** In the order in which they follow each other, each aligned. */
  readonly arrays: readonly ArrayBufferView[];
  /** Bytes from the first array to the end of the last one, aligned. */
  readonly arrayBytes: number;
}

/** Returns the next multiple of eight. */
export const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/**
 * Encodes a tree: a list as a list, an object as `{"o": …}`, an array as `{"a": [type, offset, length]}`, a number that JSON
 * lacks as `{"n": "NaN"}`. Properties that are `undefined` are left out.
 * @throws TypeError if the tree holds anything else, such as a function or a `Map`
 */
export function encodeTree(value: unknown): EncodedTree {
  const arrays: ArrayBufferView[] = [];
  let arrayBytes = 0;

  function encodeArray(view: ArrayBufferView): unknown {
    for (const [name, type] of Object.entries(ARRAY_TYPES)) {
      if (!(view instanceof type)) continue;
      const offset = arrayBytes;
      arrays.push(view);
      arrayBytes += aligned(view.byteLength);
      return { a: [name, offset, view.length] };
    }
    throw new TypeError(`A snapshot cannot hold ${describe(view)}`);
  }

  function encode(part: unknown): unknown {
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
    if (typeof part === 'number') return encodeNumber(part);
    if (Array.isArray(part)) return part.map(encode);
    if (ArrayBuffer.isView(part)) return encodeArray(part);
    if (!isPlainObject(part)) throw new TypeError(`A snapshot cannot hold ${describe(part)}`);
    const entries = Object.entries(part).filter(([, each]) => each !== undefined);
    return { o: Object.fromEntries(entries.map(([name, each]) => [name, encode(each)])) };
  }

  const json = JSON.stringify(encode(value));
  return { json, arrays, arrayBytes };
}

function encodeNumber(number: number): unknown {
  if (Object.is(number, -0)) return { n: '-0' };
  return Number.isFinite(number) ? number : { n: String(number) };
}

function isPlainObject(part: unknown): part is object {
  if (typeof part !== 'object' || part === null) return false;
  const prototype: unknown = Object.getPrototypeOf(part);
  return prototype === Object.prototype || prototype === null;
}

function describe(part: unknown): string {
  return typeof part === 'object'
    ? `a ${part?.constructor.name ?? 'null'}`
    : `a value of type ${typeof part}`;
}

/** A tree whose arrays are still to be filled. */
export interface DecodedTree {
  readonly value: SnapshotValue;
  /** The arrays of the tree, in the order of the file. */
  readonly arrays: readonly NumberArray[];
}

/**
 * Decodes a tree with arrays of zeros.
 * @throws SyntaxError or RangeError if it was not encoded by `encodeTree`, or its arrays are not `arrayBytes` together
 */
export function decodeTree(json: string, arrayBytes: number): DecodedTree {
  const arrays: NumberArray[] = [];
  let offset = 0;

  function decodeArray([name, at, length]: readonly unknown[]): NumberArray {
    const type = Object.entries(ARRAY_TYPES).find(([each]) => each === name)?.[1];
    if (type === undefined || at !== offset || typeof length !== 'number')
      throw new RangeError('no such array');
    const end = offset + length * type.BYTES_PER_ELEMENT;
    // Before memory is allocated.
    if (!(length >= 0 && end <= arrayBytes)) throw new RangeError('an array is longer than the file');
    const array = new type(length);
    arrays.push(array);
    offset = aligned(end);
    return array;
  }

  function decode(part: unknown): SnapshotValue {
    if (part === null || typeof part === 'string' || typeof part === 'boolean' || typeof part === 'number')
      return part;
    if (Array.isArray(part)) return part.map(decode);
    const { o, a, n }: { readonly o?: unknown; readonly a?: unknown; readonly n?: unknown } = Object(part);
    if (typeof n === 'string') return Number(n);
    if (Array.isArray(a)) return decodeArray(a);
    if (typeof o !== 'object' || o === null) throw new SyntaxError('not an encoded value');
    return Object.fromEntries(Object.entries(o).map(([name, each]) => [name, decode(each)]));
  }

  const value = decode(JSON.parse(json));
  if (offset !== arrayBytes) throw new RangeError('the file is longer than its arrays');
  return { value, arrays };
}
