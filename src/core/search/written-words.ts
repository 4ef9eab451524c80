import type { Paper } from '../paper/paper.ts';
import { readableText } from '../text/latex/readable-text.ts';

/** A word as a text writes it, with hyphens inside it. */
interface WrittenWord {
  readonly written: string;
  /** What is between the hyphens, folded. */
  readonly parts: readonly string[];
  /** Whether any word may have a capital here: in a title, or where a sentence begins. */
  readonly isCapitalPlace: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu;
const HYPHEN = /[-‐‑]/;
/** What is before the first word of a sentence. */
const SENTENCE_START = /(?:^|[.!?:]\s)[\s\p{P}]*$/u;
/** How far before a word the end of a sentence is looked for, in UTF-16 code units. */
const MAX_GAP = 8;
/** `Pruning`, `Few-Shot`, but not `LSTM` and `KV-cache`. */
const INITIAL_CAPITAL = /^\p{Lu}[^\p{Lu}-]*(?:-\p{Lu}?[^\p{Lu}-]*)*$/u;

/**
 * Returns folded words of the index as the first of two papers writes them: `lstm` as `LSTM`. A word that is mostly a part
 * of a hyphenated one becomes that one, if both papers have it, and stands for its other parts: `kv` and `cache` become
 * `KV-cache`. An initial capital counts only where not every word may have one, in either paper, or as the name before a
 * title's colon (`Mamba: …`). A word that is not found stays as it is.
 */
export function writtenWords(words: readonly string[], first: Paper, second: Paper): string[] {
  const ours = writtenWordsOf(first);
  const theirs = writtenWordsOf(second);
  const theirKeys = new Set(theirs.map(keyOf));
  const covered = new Set<string>();
  return words.flatMap(word => {
    if (covered.has(word)) return [];
    const found = ours.filter(({ parts }) => parts.includes(word));
    const compound = compoundOf(found, theirKeys);
    for (const part of compound[0]?.parts ?? []) covered.add(part);
    if (compound.length > 0) return [spellingOf(compound) ?? lowerCaseOf(compound) ?? word];
    const places = found.map(each => partOf(each, word));
    const others = theirs.filter(({ parts }) => parts.includes(word)).map(each => partOf(each, word));
    return [spellingOf(places) ?? spellingOf(others) ?? lowerCaseOf(places) ?? word];
  });
}

function writtenWordsOf({ title, tldr, keywords, abstract }: Paper): WrittenWord[] {
  const texts = [tldr ?? '', ...keywords, abstract ?? ''];
  return [...wordsIn(title, true), ...texts.flatMap(text => wordsIn(text, false))];
}

function wordsIn(text: string, isTitle: boolean): WrittenWord[] {
  const readable = readableText(text).normalize('NFKC');
  return Array.from(readable.matchAll(WORD), ({ 0: written, index }) => ({
    written,
    parts: written.split(HYPHEN).map(foldedWord),
    isCapitalPlace: isTitle
      ? !(index === 0 && readable.startsWith(':', written.length))
      : SENTENCE_START.test(readable.slice(Math.max(0, index - MAX_GAP), index)),
  }));
}

const foldedWord = (word: string): string =>
  word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');

const keyOf = ({ parts }: WrittenWord): string => parts.join('-');

/** Returns the places of the hyphenated word to which half of a word's places belong; none if there is none. */
function compoundOf(places: readonly WrittenWord[], others: ReadonlySet<string>): readonly WrittenWord[] {
  for (const key of new Set(places.filter(({ parts }) => parts.length > 1).map(keyOf))) {
    const same = places.filter(each => keyOf(each) === key);
    if (others.has(key) && same.length * 2 >= places.length) return same;
  }
  return [];
}

/** Returns the part of a hyphenated word that a folded word is. */
function partOf({ written, parts, isCapitalPlace }: WrittenWord, word: string): WrittenWord {
  return { written: written.split(HYPHEN)[parts.indexOf(word)] ?? word, parts: [word], isCapitalPlace };
}

/** Returns the spelling of most places, the first of equally frequent ones; `undefined` if no place tells its capitals. */
function spellingOf(places: readonly WrittenWord[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { written, isCapitalPlace } of places)
    if (!isCapitalPlace || !INITIAL_CAPITAL.test(written))
      counts.set(written, (counts.get(written) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0];
}

const lowerCaseOf = ([first]: readonly WrittenWord[]): string | undefined => first?.written.toLowerCase();
