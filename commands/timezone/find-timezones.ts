import { findByWords } from '../find-by-words.ts';
import { allTimezones } from './all-timezones.ts';

/**
 * A shorter word is one edit away from many others. Two edits, since two letters in the wrong order are two: `yrok`. The
 * nearer names come first.
 */
const FUZZY = { minLetters: 4, maxEdits: 2 };

/**
 * Finds zones such as `America/New_York`: all words of a text must be in a name, whole, begun or, with `isFuzzy`, misspelt
 * (`new yrok`); the best match comes first.
 */
export function findTimezones(text: string, { isFuzzy }: { readonly isFuzzy: boolean }): string[] {
  const found = findByWords(
    text,
    allTimezones().map(zone => ({ zone })),
    { fields: ['zone'], separator: /[/_\s-]+/u, fuzzy: isFuzzy ? FUZZY : undefined },
  );
  return found.map(({ zone }) => zone);
}
