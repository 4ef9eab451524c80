import { createVarintWriter, readVarints } from '../storage/varints.ts';

/** What the index keeps of a paper's texts, as numbers of words and terms. */
export interface DocumentRecord {
  /** The words of the title in order, stop words included. */
  readonly title: Uint32Array;
  /** The words of summary, keywords and abstract in order, as number + 1; 0 separates two of these texts. */
  readonly text: Uint32Array;
  /** Further index words of title and text, as `term * 2 + 1` if the title has it, else `term * 2`; each once. */
  readonly furtherTerms: Uint32Array;
  /** Terms of authors, organization and categories; each once. */
  readonly labels: Uint32Array;
}

/** The parts of a record in the order in which they are written. */
export type RecordParts = readonly (readonly number[])[];

/** Creates a function that encodes a record; the result is valid until the next call. */
export function createRecordWriter(): (parts: RecordParts) => Uint8Array {
  const varints = createVarintWriter();
  return parts => {
    varints.reset();
    for (const part of parts) {
      varints.write(part.length);
      for (const value of part) varints.write(value);
    }
    return varints.bytes;
  };
}

/** Decodes records; what it returns is valid until the next call. */
export interface RecordReader {
  read(bytes: Uint8Array): DocumentRecord;
  /** Reads the words of the title alone. */
  readTitle(bytes: Uint8Array): Uint32Array;
}

/** Creates a reader. */
export function createRecordReader(): RecordReader {
  let values = new Uint32Array(4096);
  return {
    read(bytes) {
      if (bytes.length > values.length) values = new Uint32Array(bytes.length * 2);
      readVarints(bytes, values);
      let position = 0;
      const next = (): Uint32Array => {
        const start = position + 1;
        position = start + (values[position] ?? 0);
        return values.subarray(start, position);
      };
      return bytes.length === 0
        ? { title: NONE, text: NONE, furtherTerms: NONE, labels: NONE }
        : { title: next(), text: next(), furtherTerms: next(), labels: next() };
    },
    readTitle(bytes) {
      if (bytes.length > values.length) values = new Uint32Array(bytes.length * 2);
      const count = readVarints(bytes, values, 1) === 0 ? 0 : (values[0] ?? 0);
      readVarints(bytes, values, count + 1);
      return values.subarray(1, count + 1);
    },
  };
}

const NONE = new Uint32Array(0);
