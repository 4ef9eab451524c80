import { createVarintWriter, readVarints } from '../storage/varints.ts';

/** What completion keeps of a paper. */
export interface CompletionRecord {
  /** Numbers of the first words of the title, in order, with repetitions. */
  readonly title: Uint32Array;
  /** The words that are not among those, each once, as `wordPlaceOf`. */
  readonly others: Uint32Array;
}

const PLACES = 8;

/** Returns a word and the place where it occurs as one number. */
export const wordPlaceOf = (word: number, place: number): number => word * PLACES + place;

/** Returns the word of such a number. */
export const wordOf = (wordPlace: number): number => Math.floor(wordPlace / PLACES);

/** Returns the place of such a number. */
export const placeOf = (wordPlace: number): number => wordPlace % PLACES;

/** Creates a function that encodes a record; the result is valid until the next call. */
export function createRecordWriter(): (title: readonly number[], others: readonly number[]) => Uint8Array {
  const varints = createVarintWriter();
  return (title, others) => {
    varints.reset();
    varints.write(title.length);
    for (const word of title) varints.write(word);
    for (const wordPlace of others) varints.write(wordPlace);
    return varints.bytes;
  };
}

/** Creates a function that decodes a record; its arrays are valid until the next call. */
export function createRecordReader(): (bytes: Uint8Array) => CompletionRecord {
  let values = new Uint32Array(256);
  return bytes => {
    if (bytes.length > values.length) values = new Uint32Array(bytes.length * 2);
    const count = readVarints(bytes, values);
    const titleEnd = 1 + (count === 0 ? 0 : (values[0] ?? 0));
    return {
      title: values.subarray(1, titleEnd),
      others: values.subarray(titleEnd, Math.max(count, titleEnd)),
    };
  };
}
