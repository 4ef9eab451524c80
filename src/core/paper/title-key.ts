import { fnv1a } from '../text/hash.ts';
import { GREEK_NAMES } from '../text/greek.ts';
import { withoutHtml } from '../text/html-markup.ts';
import { readableText } from '../text/latex/readable-text.ts';
import { cleanText } from '../text/untrusted-text.ts';

/**
 * Incremented with each change of `titleKey`: databases store the keys, and recompute those of another version.
 */
export const TITLE_KEY_VERSION = 6;

/**
 * UTF-16 units of the longest key that is the whole title: arXiv's longest titles have some 400 letters, and an entry of an
 * index of PostgreSQL has room for 2,700 bytes.
 */
const MAX_KEY_LENGTH = 600;

/** What is kept of the beginning, and of the end, of a longer one. */
const KEPT_LENGTH = 290;

/** `C++` and `C#`, also in front of a number (`C++20`); one sign between two words (`text+image`) joins them as a blank does. */
const NAMING_SIGNS = /(?<=[\p{L}\p{N}]\p{M}*)(?:\+{2,4}|[+#](?![+#\p{L}\p{N}]))/gu;

/**
 * Returns a key that all spellings of a title share: letters and digits of any script, in lower case, without diacritics,
 * LaTeX and HTML, with Greek letters spelled out, and so the signs of `C++`, `C#` and `Na⁺`, which make other names. Titles are equal if their keys are equal; similar keys mean nothing. A title
 * of punctuation only is its own key, so only a title that is empty after cleaning has an empty key.
 */
export function titleKey(title: string): string {
  const cleaned = cleanText(title);
  const key = readableText(withoutHtml(cleaned))
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    // Marks shared by scripts: accents, variation selectors, enclosing marks. Marks of a single script are vowels and
    // distinguish titles; so do the two voicing marks of kana.
    .replace(/(?!\u3099|\u309A)(?=\p{M})\p{Script=Inherited}/gu, '')
    .replace(/\p{Script=Greek}/gu, letter => GREEK_NAMES.get(letter) ?? letter)
    .replace(NAMING_SIGNS, signs => signs.replaceAll('+', 'plus').replaceAll('#', 'sharp'))
    // Punctuation is dropped together with its combining marks.
    .replace(/[^\p{L}\p{N}\p{M}]\p{M}*|^\p{M}+/gu, '')
    .normalize('NFC');
  return shorten(/[\p{L}\p{N}]/u.test(key) ? key : cleaned);
}

/** Replaces the middle of a long key by a hash of all of it. The result is not long, so that it is its own key. */
function shorten(key: string): string {
  if (key.length <= MAX_KEY_LENGTH) return key;
  const [begin, end] = [key.slice(0, KEPT_LENGTH), key.slice(-KEPT_LENGTH)];
  return `${begin}${fnv1a(key).toString(36)}${end}`.replace(/\p{Surrogate}/gu, '');
}
