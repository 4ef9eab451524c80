import { stemmer } from 'stemmer';
import { americanSpelling } from './british-spelling.ts';
import { singularOf } from './irregular-plurals.ts';

const LATIN_LETTER = /[a-z]/;

/**
 * Returns the stem of a token: of the singular of an irregular plural, in American spelling, by Porter's rules. The stem
 * vectors have the same stems. It costs some microseconds, so callers stem a word once and keep the result.
 */
export function stemOf(word: string): string {
  return LATIN_LETTER.test(word) ? stemmer(americanSpelling(singularOf(word))) : word;
}
