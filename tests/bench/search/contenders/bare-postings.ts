import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The documents of each term, term by term, with the term's frequencies; documents count from 0. */
export interface BarePostings {
  readonly terms: readonly string[];
  /** Where the postings of each term begin, and after the last of them where all end. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** Frequency in the title times 256, plus that in the text. */
  readonly frequencies: Uint16Array;
  readonly titleLengths: Uint16Array;
  readonly textLengths: Uint16Array;
}

/** Collects postings document by document. */
export interface BarePostingsBuilder {
  add(titleWords: readonly string[], textWords: readonly string[]): void;
  build(): BarePostings;
}

const MAX_FREQUENCY = 255;

export function createBarePostingsBuilder(): BarePostingsBuilder {
  const numbers = new Map<string, number>();
  const entryCounts: number[] = [];
  const titleLengths: number[] = [];
  const textLengths: number[] = [];
  let terms = new Uint32Array(1 << 16);
  let frequencies = new Uint16Array(1 << 16);
  let used = 0;

  function push(term: number, frequency: number): void {
    if (used === terms.length) {
      const [oldTerms, oldFrequencies] = [terms, frequencies];
      terms = new Uint32Array(used * 2);
      terms.set(oldTerms);
      frequencies = new Uint16Array(used * 2);
      frequencies.set(oldFrequencies);
    }
    terms[used] = term;
    frequencies[used] = frequency;
    used += 1;
  }

  function numberOf(word: string): number {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  }

  return {
    add(titleWords, textWords) {
      const title = countWords(titleWords, numberOf);
      const text = countWords(textWords, numberOf);
      const own = new Set([...title.keys(), ...text.keys()]);
      for (const term of own) push(term, (title.get(term) ?? 0) * 256 + (text.get(term) ?? 0));
      entryCounts.push(own.size);
      titleLengths.push(titleWords.length);
      textLengths.push(textWords.length);
    },
    build() {
      const entries = { terms: terms.subarray(0, used), frequencies };
      return {
        terms: [...numbers.keys()],
        ...sortByTerm(entries, entryCounts, numbers.size),
        titleLengths: Uint16Array.from(titleLengths),
        textLengths: Uint16Array.from(textLengths),
      };
    },
  };
}

function countWords(words: readonly string[], numberOf: (word: string) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of words) {
    const term = numberOf(word);
    counts.set(term, Math.min(MAX_FREQUENCY, (counts.get(term) ?? 0) + 1));
  }
  return counts;
}

/** Turns entries in the order of their documents into postings in the order of their terms: a counting sort. */
function sortByTerm(
  { terms, frequencies }: { readonly terms: Uint32Array; readonly frequencies: Uint16Array },
  entryCounts: readonly number[],
  termCount: number,
): Pick<BarePostings, 'starts' | 'documents' | 'frequencies'> {
  const starts = new Uint32Array(termCount + 1);
  for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  for (let term = 0; term < termCount; term += 1)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice();
  const documents = new Uint32Array(terms.length);
  const sorted = new Uint16Array(terms.length);
  let entry = 0;
  for (const [document, count] of entryCounts.entries()) {
    for (const end = entry + count; entry < end; entry += 1) {
      const term = terms[entry] ?? 0;
      const place = next[term] ?? 0;
      next[term] = place + 1;
      documents[place] = document;
      sorted[place] = frequencies[entry] ?? 0;
    }
  }
  return { starts, documents, frequencies: sorted };
}

const BUFFERS = ['starts', 'documents', 'frequencies', 'titleLengths', 'textLengths'] as const;

/** Writes the buffers as they are, a file for each. */
export function writeBarePostings(postings: BarePostings, folder: string): void {
  writeFileSync(join(folder, 'terms'), postings.terms.join('\n'));
  for (const name of BUFFERS) writeFileSync(join(folder, name), postings[name]);
}

export function readBarePostings(folder: string): BarePostings {
  const read = (name: (typeof BUFFERS)[number]): ArrayBuffer =>
    Uint8Array.from(readFileSync(join(folder, name))).buffer;
  return {
    terms: readFileSync(join(folder, 'terms'), 'utf8').split('\n'),
    starts: new Uint32Array(read('starts')),
    documents: new Uint32Array(read('documents')),
    frequencies: new Uint16Array(read('frequencies')),
    titleLengths: new Uint16Array(read('titleLengths')),
    textLengths: new Uint16Array(read('textLengths')),
  };
}
