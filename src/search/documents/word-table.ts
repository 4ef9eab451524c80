import { withRoom } from '../storage/growable-array.ts';
import { createStringTable, type StringTableState } from '../storage/string-table.ts';

/** The different words of all texts, as they are written (folded): a number for each, with its stem's term. */
export interface WordTable {
  readonly size: number;
  /** Returns a word's number, a new one if it is not known. */
  add(word: string): number;
  /** Returns a word's number, -1 if no text ever had it. */
  find(word: string): number;
  textOf(word: number): string;
  /** Returns the term of the word's stem, -1 for a stop word. */
  stemOf(word: number): number;
  /** Returns how many papers have the word. */
  papersWith(word: number): number;
  /** Counts papers with the word: 1 for a paper added, -1 for one removed. */
  count(word: number, change: 1 | -1): void;
  save(): WordTableState;
}

/** The content of a word table; views, not copies. */
export interface WordTableState {
  readonly strings: StringTableState;
  /** For each word: the term of its stem + 1, 0 for a stop word. */
  readonly stems: Uint32Array<ArrayBuffer>;
  readonly papers: Uint32Array<ArrayBuffer>;
}

/** Creates a table, empty or as it was saved. `stemTermOf` returns the term of a new word's stem, -1 for a stop word. */
export function createWordTable(stemTermOf: (word: string) => number, state?: WordTableState): WordTable {
  const strings = createStringTable(state?.strings);
  let stems = state?.stems ?? new Uint32Array(0);
  let papers = state?.papers ?? new Uint32Array(0);
  return {
    get size() {
      return strings.size;
    },
    add(word) {
      const known = strings.find(word);
      if (known !== -1) return known;
      const number = strings.add(word);
      stems = withRoom(Uint32Array, stems, number + 1);
      papers = withRoom(Uint32Array, papers, number + 1);
      stems[number] = stemTermOf(word) + 1;
      return number;
    },
    find: word => strings.find(word),
    textOf: word => strings.at(word),
    stemOf: word => (stems[word] ?? 0) - 1,
    papersWith: word => papers[word] ?? 0,
    count(word, change) {
      papers[word] = (papers[word] ?? 0) + change;
    },
    save: () => ({
      strings: strings.save(),
      stems,
      papers,
    }),
  };
}
