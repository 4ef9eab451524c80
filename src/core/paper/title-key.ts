import { GREEK_NAMES } from '../text/greek.ts';
import { readableText } from '../text/latex/readable-text.ts';
import { cleanText } from '../text/untrusted-text.ts';

/**
 * Counts the changes of `titleKey`: databases keep keys, and compute them anew when this is not the version they were
 * computed by.
 */
export const TITLE_KEY_VERSION = 3;

/**
 * What two spellings of one title have in common: letters and digits of any script, in lower case, without
 * diacritics and LaTeX, Greek letters spelled out. Titles are equal when their keys are; a likeness means nothing.
 * A title of signs alone is its own key, so that only a title that is empty after cleaning has an empty one.
 */
export function titleKey(title: string): string {
  const cleaned = cleanText(title);
  const key = readableText(cleaned)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    // The marks that scripts share: accents, variation selectors, enclosing signs. Marks of one script alone are
    // vowels, and a title differs by them; so it does by the two voicing marks of kana.
    .replace(/(?!\u3099|\u309A)(?=\p{M})\p{Script=Inherited}/gu, '')
    .replace(/\p{Script=Greek}/gu, letter => GREEK_NAMES.get(letter) ?? letter)
    // A sign falls with the marks on it.
    .replace(/[^\p{L}\p{N}\p{M}]\p{M}*|^\p{M}+/gu, '')
    .normalize('NFC');
  return /[\p{L}\p{N}]/u.test(key) ? key : cleaned;
}
