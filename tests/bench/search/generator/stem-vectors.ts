import { readFileSync } from 'node:fs';

/** The stems of the vector file, the most used first, with their vectors one after another, each of length 1. */
export interface StemVectors {
  readonly stems: readonly string[];
  readonly dimensions: number;
  readonly vectors: Float32Array;
}

const FILE = 'data/stem-vectors.bin';
const HEADER_BYTES = 32;

/**
 * Reads the vector file. The generator has a reader of its own: what is measured must not decide what it is measured with.
 * Throws if the file is missing.
 */
export function readStemVectors(): StemVectors {
  const bytes = readFileSync(FILE);
  const [dimensions, count, vocabularyBytes] = [8, 12, 16].map(offset => bytes.readUInt32LE(offset));
  if (dimensions === undefined || count === undefined || vocabularyBytes === undefined)
    throw new Error(`${FILE} has no header.`);
  const stems = bytes.toString('utf8', HEADER_BYTES, HEADER_BYTES + vocabularyBytes).split('\n');
  // The scales between vocabulary and vectors do not matter: only directions do.
  const offset = Math.ceil((HEADER_BYTES + vocabularyBytes) / 4) * 4 + count * 4;
  const vectors = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row += 1) {
    const start = row * dimensions;
    let squares = 0;
    for (let i = 0; i < dimensions; i += 1) {
      const value = bytes.readInt8(offset + start + i);
      vectors[start + i] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let i = start; i < start + dimensions; i += 1) vectors[i] = (vectors[i] ?? 0) / length;
  }
  return { stems, dimensions, vectors };
}
