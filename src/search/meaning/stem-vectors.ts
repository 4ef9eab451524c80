import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { createRowLookup } from './stem-rows.ts';
import { StemVectorsError } from './stem-vectors-error.ts';

/**
 * A vector for each of the most used stems of scientific abstracts, such that texts about the same have similar sums. A
 * stem's weight is its vector's length: `us` counts a tenth of `pluto`.
 */
export interface StemVectors {
  readonly dimensions: number;
  /** Number of stems; their rows are numbered from 0, the most used stem first. */
  readonly size: number;
  /** The usual length of the vector of a rare stem. */
  readonly rareLength: number;
  /** Returns the row of a stem, as `stemOf` makes it; `undefined` if the file lacks it. */
  rowOf(stem: string): number | undefined;
  /** Returns the length of the vector of a row. */
  lengthOf(row: number): number;
  /** Adds `weight` times the vector of a row to `sum`, which has `dimensions` numbers. */
  addTo(sum: Float32Array, row: number, weight: number): void;
}

const MAGIC = 'STEMVEC1';
const HEADER_BYTES = 32;
const BITS_PER_NUMBER = 8;
/** The last stems of the vocabulary, whose mean length is that of rare ones; few, since this runs at each start. */
const RARE_STEMS = 100;

/**
 * Loads the file of stem vectors, `data/stem-vectors.bin` (2.8 MB, about 5 ms).
 * @throws StemVectorsError if the file cannot be read or is damaged
 */
export async function loadStemVectors(file: string): Promise<StemVectors> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new StemVectorsError(
      `cannot read the stem vectors ${file} (${reasonOf(error)}). It is part of Paperboy: install it again.`,
      { cause: error },
    );
  }
  try {
    return readStemVectors(bytes);
  } catch (error) {
    throw new StemVectorsError(
      `the stem vectors ${file} are damaged (${reasonOf(error)}). The file is part of Paperboy: install it again.`,
      { cause: error },
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where the parts of the file are. All numbers in it are little endian. */
interface Layout {
  readonly dimensions: number;
  readonly size: number;
  /** Offsets of the first stem and after the last one. */
  readonly stemsStart: number;
  readonly stemsEnd: number;
  readonly scales: number;
  readonly numbers: number;
}

/**
 * Reads the file: the header, the stems joined by line ends, a scale for each, and their vectors as bytes. The bytes must
 * not change afterwards.
 * @throws StemVectorsError if they are not such a file
 */
export function readStemVectors(bytes: Uint8Array): StemVectors {
  const {
    dimensions,
    size,
    stemsStart,
    stemsEnd,
    scales: scalesStart,
    numbers: numbersStart,
  } = layoutOf(bytes);
  const scales = readScales(bytes.subarray(scalesStart, numbersStart));
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + numbersStart, size * dimensions);

  function addTo(sum: Float32Array, row: number, weight: number): void {
    const factor = weight * (scales[row] ?? 0);
    const start = row * dimensions;
    for (let i = 0; i < dimensions; i += 1) sum[i] = (sum[i] ?? 0) + factor * (numbers[start + i] ?? 0);
  }

  // Each is computed at its first use; 0 until then.
  const lengths = new Float64Array(size);

  function lengthOf(row: number): number {
    const known = lengths[row] ?? 0;
    if (known !== 0) return known;
    const vector = new Float32Array(dimensions);
    addTo(vector, row, 1);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    lengths[row] = length;
    return length;
  }

  return {
    dimensions,
    size,
    rareLength: rareLengthOf({ size, lengthOf }),
    lengthOf,
    rowOf: createRowLookup(bytes.subarray(stemsStart, stemsEnd), size),
    addTo,
  };
}

function layoutOf(bytes: Uint8Array): Layout {
  if (bytes.length < HEADER_BYTES) throw new StemVectorsError('it is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1');
  if (magic !== MAGIC) throw new StemVectorsError(`it does not begin with ${MAGIC}`);
  const [dimensions, size, stemBytes, , bits] = [8, 12, 16, 20, 24].map(at => view.getUint32(at, true));
  if (!dimensions || !size || !stemBytes || bits !== BITS_PER_NUMBER)
    throw new StemVectorsError('its header is not valid');
  const stemsEnd = HEADER_BYTES + stemBytes;
  const scales = Math.ceil(stemsEnd / 4) * 4;
  const numbers = scales + 4 * size;
  const expectedBytes = numbers + size * dimensions;
  if (bytes.length !== expectedBytes)
    throw new StemVectorsError(`it has ${bytes.length} bytes instead of ${expectedBytes}`);
  return { dimensions, size, stemsStart: HEADER_BYTES, stemsEnd, scales, numbers };
}

function readScales(bytes: Uint8Array): Float32Array {
  const copy = new Uint8Array(bytes);
  if (endianness() === 'BE') Buffer.from(copy.buffer).swap32();
  const scales = new Float32Array(copy.buffer);
  for (let row = 0; row < scales.length; row += 1) {
    if (!Number.isFinite(scales[row])) throw new StemVectorsError(`the scale of row ${row} is not a number`);
  }
  return scales;
}

function rareLengthOf({ size, lengthOf }: Pick<StemVectors, 'size' | 'lengthOf'>): number {
  const first = Math.max(0, size - RARE_STEMS);
  let total = 0;
  for (let row = first; row < size; row += 1) total += lengthOf(row);
  return total / (size - first);
}
