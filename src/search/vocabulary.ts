import { stemmer } from 'stemmer';
import { openDeletionIndex } from './deletion-index.ts';
import { copyString } from './copy-string.ts';
import { editDistance } from './edit-distance.ts';
import { stopWords } from './stop-words.ts';

/** A word of the corpus. */
export interface KnownWord {
  readonly word: string;
  /** `undefined` for a stop word. */
  readonly stem: string | undefined;
  /** How many papers hold the word. */
  readonly papers: number;
}

/** The words of the corpus: how many papers hold each, their stems, and which of them a misspelt word may mean. */
export interface Vocabulary {
  /** Counts the words of one paper; the answer stands for them, in order and with repetitions. */
  hold(words: readonly string[]): Uint32Array;
  /** Takes back what `hold` counted, and answers the words. */
  release(held: Uint32Array): string[];
  /** The word that stands behind a number of `hold`. */
  wordOf(number: number): KnownWord | undefined;
  /** The stem that a word is found by; stop words have none. Remembered for the words of the corpus. */
  stemOf(word: string): string | undefined;
  /** Number of papers with a word of this stem. */
  papersWith(stem: string): number;
  /**
   * The known word nearest to an unknown one, or `undefined` if none is near enough: one edit from four letters on,
   * two from eight. Among the nearest the one that most papers hold. Words with digits are never respelled.
   */
  respell(word: string): string | undefined;
}

const stemmed = (word: string): string | undefined => (stopWords.has(word) ? undefined : stemmer(word));

interface Entry extends KnownWord {
  papers: number;
}

const oneEditFrom = 4;
const twoEditsFrom = 8;
/** Above that it is no word; also bounds the cost of measuring. */
const longestRespelled = 32;
const respelled = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+$/u;

/**
 * A word that left with its last paper keeps its number and its place in the deletion index, and is passed over: the
 * memory follows the number of different words ever seen, not the number of changes.
 */
export function openVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const entries: Entry[] = [];
  const stems = new Map<string, number>();
  const deletions = openDeletionIndex();

  function numberOf(word: string): number {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const own = copyString(word);
    const number = entries.push({ word: own, stem: stemmed(own), papers: 0 }) - 1;
    numbers.set(own, number);
    if (respelled.test(own) && own.length <= longestRespelled) deletions.add(number, own);
    return number;
  }

  function count(held: Uint32Array, change: 1 | -1): void {
    const changedStems = new Set<string>();
    for (const number of new Set(held)) {
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
    hold(words) {
      const held = Uint32Array.from(words, numberOf);
      count(held, 1);
      return held;
    },
    release(held) {
      count(held, -1);
      return Array.from(held, number => entries[number]?.word ?? '');
    },
    wordOf: number => entries[number],
    stemOf(word) {
      const number = numbers.get(word);
      return number === undefined ? stemmed(word) : entries[number]?.stem;
    },
    papersWith: stem => stems.get(stem) ?? 0,
    respell(word) {
      if (word.length < oneEditFrom || word.length > longestRespelled || !respelled.test(word))
        return undefined;
      const edits = word.length < twoEditsFrom ? 1 : 2;
      let best: { readonly entry: Entry; readonly distance: number } | undefined;
      for (const number of deletions.candidates(word, edits)) {
        const entry = entries[number];
        if (entry === undefined || entry.papers === 0) continue;
        const distance = editDistance(word, entry.word, best?.distance ?? edits);
        if (distance > edits) continue;
        const rival = { entry, distance };
        if (best === undefined || nearer(rival, best)) best = rival;
      }
      return best?.entry.word;
    },
  };
}

function nearer(
  a: { readonly entry: Entry; readonly distance: number },
  b: { readonly entry: Entry; readonly distance: number },
): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  if (a.entry.papers !== b.entry.papers) return a.entry.papers > b.entry.papers;
  return a.entry.word < b.entry.word;
}
