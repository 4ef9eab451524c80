import { findByWords } from '../find-by-words.ts';
import { allTimezones } from './all-timezones.ts';

/**
 * A shorter word is one edit away from many others. Two edits, since two letters in the wrong order are two: `yrok`. The
 * nearer names come first.
 */
const FUZZY = { minLetters: 4, maxEdits: 2 };

/** Two edits make another word of a shorter one: `mars` and `mahe`. */
const MIN_LETTERS_OF_TWO_EDITS = 6;

const SEPARATOR = /[/_\s-]+/u;

/**
 * Finds zones such as `America/New_York`: all words of a text must be in a name, whole, begun or, with `isFuzzy`, misspelt
 * (`new yrok`); the best match comes first.
 */
export function findTimezones(text: string, { isFuzzy }: { readonly isFuzzy: boolean }): string[] {
  const found = findByWords(
    text,
    allTimezones().map(zone => ({ zone })),
    { fields: ['zone'], separator: SEPARATOR, fuzzy: isFuzzy ? FUZZY : undefined },
  );
  const typed = wordsOf(text);
  return found
    .map(({ zone }) => zone)
    .filter(zone => typed.every(word => wordsOf(zone).some(each => isNear(word, each))));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(SEPARATOR).filter(Boolean);
}

/** Returns whether a short typed word begins another, or is it with one letter changed, missing or too many, or two swapped. */
function isNear(typed: string, word: string): boolean {
  if (typed.length >= MIN_LETTERS_OF_TWO_EDITS || word.startsWith(typed)) return true;
  let [from, typedEnd, wordEnd] = [0, typed.length, word.length];
  while (from < Math.min(typedEnd, wordEnd) && typed[from] === word[from]) from += 1;
  while (typedEnd > from && wordEnd > from && typed[typedEnd - 1] === word[wordEnd - 1]) {
    typedEnd -= 1;
    wordEnd -= 1;
  }
  const [left, meant] = [typed.slice(from, typedEnd), word.slice(from, wordEnd)];
  return Math.max(left.length, meant.length) <= 1 || (left.length === 2 && meant === `${left[1]}${left[0]}`);
}
