import type { StemVectors } from './stem-vectors.ts';

/** Adds up the vector of one text after another, without new arrays. */
export interface TextVector {
  /** Begins the next text. */
  reset(): void;
  /** Adds a stem of the file, by its row, that the text has `count` times. Each stem of a text is added once. */
  addStem(row: number, count: number): void;
  /** Adds a stem that the file lacks: a vector of length 1, times `lengthShare` of the length of a rare stem. */
  addDirection(direction: Float32Array, count: number, lengthShare: number): void;
  /** Returns the vector at length 1, or zeros if no stem was added; valid until the next call. */
  read(): Float32Array;
}

/**
 * Returns the weight of a stem that a text has `count` times: 1 + ln of it, since ten occurrences say less than ten times
 * as much as one.
 */
const weightOf = (count: number): number => 1 + Math.log(count);

/** Creates an empty text: the sum over its different stems of (1 + ln count) · the stem's vector, at length 1. */
export function createTextVector(stemVectors: StemVectors): TextVector {
  const sum = new Float32Array(stemVectors.dimensions);
  const vector = new Float32Array(stemVectors.dimensions);
  return {
    reset: () => void sum.fill(0),
    addStem: (row, count) => stemVectors.addTo(sum, row, weightOf(count)),
    addDirection(direction, count, lengthShare) {
      const factor = lengthShare * stemVectors.rareLength * weightOf(count);
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + factor * (direction[i] ?? 0);
    },
    read() {
      vector.set(sum);
      normalize(vector);
      return vector;
    },
  };
}

/** Makes a vector's length 1 in place; zeros stay zeros. */
export function normalize(vector: Float32Array): void {
  const square = squareOf(vector);
  if (square === 0) return;
  const factor = 1 / Math.sqrt(square);
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) * factor;
}

/** Returns the square of a vector's length. */
export function squareOf(vector: Float32Array): number {
  let square = 0;
  for (let i = 0; i < vector.length; i += 1) square += (vector[i] ?? 0) ** 2;
  return square;
}
