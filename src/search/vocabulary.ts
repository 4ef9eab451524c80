import { stemmer } from 'stemmer';
import { createDeletionIndex } from './deletion-index.ts';
import { copyString } from './copy-string.ts';
import { editDistance } from './edit-distance.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A word of the corpus. */
export interface KnownWord {
  readonly word: string;
  /** `undefined` for a stop word. */
  readonly stem: string | undefined;
  /** How many papers have the word. */
  readonly papers: number;
}

/** The words of the corpus with their stems and document frequencies, and spelling corrections to them. */
export interface Vocabulary {
  /** Counts the words of one paper and returns their numbers, in order and with repetitions. */
  add(words: readonly string[]): Uint32Array;
  /** Uncounts the words of one paper by their numbers and returns them. */
  remove(wordNumbers: Uint32Array): string[];
  /** Returns the word with a number. */
  wordOf(number: number): KnownWord | undefined;
  /** Returns the stem by which a word is indexed, `undefined` for stop words. Cached for the words of the corpus. */
  stemOf(word: string): string | undefined;
  /** Returns the number of papers with a word of this stem. */
  papersWith(stem: string): number;
  /**
   * Returns the known word nearest to an unknown one, or `undefined` if none is within one edit (from four letters on) or
   * two (from eight). Of equally near words, the one that most papers have. Words with digits are never corrected.
   */
  correctSpelling(word: string): string | undefined;
}

/** Returns the stem of a word, or `undefined` for a stop word. */
const stemUnlessStopWord = (word: string): string | undefined =>
  STOP_WORDS.has(word) ? undefined : stemmer(word);

interface Entry extends KnownWord {
  papers: number;
}

const ONE_EDIT_MIN_LENGTH = 4;
const TWO_EDITS_MIN_LENGTH = 8;
/** Longer strings are not words; also limits the cost of the edit distance. */
const MAX_CORRECTED_LENGTH = 32;
const CORRECTABLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+$/u;

/**
 * Creates an empty vocabulary. A word whose last paper was removed keeps its number and its place in the deletion index,
 * and is skipped: memory grows with the number of different words ever seen, not with the number of changes.
 */
export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const entries: Entry[] = [];
  const stems = new Map<string, number>();
  const deletions = createDeletionIndex();

  function numberOf(word: string): number {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const copy = copyString(word);
    const number = entries.push({ word: copy, stem: stemUnlessStopWord(copy), papers: 0 }) - 1;
    numbers.set(copy, number);
    if (CORRECTABLE.test(copy) && copy.length <= MAX_CORRECTED_LENGTH) deletions.add(number, copy);
    return number;
  }

  function count(wordNumbers: Uint32Array, change: 1 | -1): void {
    const changedStems = new Set<string>();
    for (const number of new Set(wordNumbers)) {
      const entry = entries[number];
      if (entry === undefined) continue;
      entry.papers += change;
      if (entry.stem !== undefined) changedStems.add(entry.stem);
    }
    for (const stem of changedStems) {
      const papers = (stems.get(stem) ?? 0) + change;
      if (papers === 0) stems.delete(stem);
      else stems.set(stem, papers);
    }
  }

  return {
    add(words) {
      const wordNumbers = Uint32Array.from(words, numberOf);
      count(wordNumbers, 1);
      return wordNumbers;
    },
    remove(wordNumbers) {
      count(wordNumbers, -1);
      return Array.from(wordNumbers, number => entries[number]?.word ?? '');
    },
    wordOf: number => entries[number],
    stemOf(word) {
      const number = numbers.get(word);
      return number === undefined ? stemUnlessStopWord(word) : entries[number]?.stem;
    },
    papersWith: stem => stems.get(stem) ?? 0,
    correctSpelling(word) {
      if (word.length < ONE_EDIT_MIN_LENGTH || word.length > MAX_CORRECTED_LENGTH || !CORRECTABLE.test(word))
        return undefined;
      const edits = word.length < TWO_EDITS_MIN_LENGTH ? 1 : 2;
      let best: { readonly entry: Entry; readonly distance: number } | undefined;
      for (const number of deletions.candidates(word, edits)) {
        const entry = entries[number];
        if (entry === undefined || entry.papers === 0) continue;
        const distance = editDistance(word, entry.word, best?.distance ?? edits);
        if (distance > edits) continue;
        const candidate = { entry, distance };
        if (best === undefined || isBetter(candidate, best)) best = candidate;
      }
      return best?.entry.word;
    },
  };
}

function isBetter(
  a: { readonly entry: Entry; readonly distance: number },
  b: { readonly entry: Entry; readonly distance: number },
): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  if (a.entry.papers !== b.entry.papers) return a.entry.papers > b.entry.papers;
  return a.entry.word < b.entry.word;
}
