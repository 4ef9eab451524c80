import { GREEK_NAMES } from '../../core/text/greek.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';

/** Usual transcriptions of Latin letters without a Unicode decomposition. */
const TRANSCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ħ', 'h'],
]);

/** Latin lookalikes of Greek letters, which authors use inside Latin words, as the ε of `DεpS`. */
const LATIN_LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['α', 'a'],
  ['β', 'b'],
  ['γ', 'y'],
  ['ε', 'e'],
  ['η', 'n'],
  ['ι', 'i'],
  ['κ', 'k'],
  ['λ', 'a'],
  ['μ', 'u'],
  ['ν', 'v'],
  ['ο', 'o'],
  ['ρ', 'p'],
  ['σ', 'o'],
  ['τ', 't'],
  ['υ', 'u'],
  ['φ', 'o'],
  ['χ', 'x'],
  ['ω', 'w'],
]);

const NON_ASCII = /[^\0-\x7f]/;
const HYPHEN = /[‐‑‒–−]/g;
const NON_ASCII_PUNCTUATION = /[^\0-\x7f\p{L}\p{M}\p{N}]/gu;

/** Removes LaTeX markup; leftover marks, as in `M^3ViT`, are removed without splitting the word. */
function withoutLatex(text: string): string {
  return readableText(text)
    .replaceAll(/[${}^]/g, '')
    .replaceAll('\\', ' ');
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Replaces Greek letters: inside a Latin word by the lookalike, by itself with the letter's name. */
function transcribeGreek(text: string): string {
  if (!/\p{Script=Greek}/u.test(text)) return text;
  return text
    .replaceAll('ς', 'σ')
    .replaceAll(
      /(?<=\p{Script=Latin})\p{Script=Greek}(?=\p{Script=Latin})/gu,
      letter => LATIN_LOOKALIKES.get(letter) ?? letter,
    )
    .replaceAll(
      /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu,
      (letter, offset: number, whole: string) => {
        const name = GREEK_NAMES.get(letter);
        if (name === undefined) return letter;
        const before = isWordCharacter(whole[offset - 1]) ? '-' : '';
        const after = isWordCharacter(whole[offset + letter.length]) ? '-' : '';
        return `${before}${name}${after}`;
      },
    );
}

/** The part of `fold` that ASCII does not need. */
function foldUnicode(text: string): string {
  const plain = text
    .normalize('NFKC')
    // A zero-width space separates words; other invisible characters (soft hyphens, directions) are inside them.
    .replaceAll('\u200b', ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase()
    .normalize('NFD')
    // Latin, Greek and Cyrillic diacritics, keycaps and variants. The voicing marks of kana and Indic vowel signs stay.
    .replaceAll(/[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]/g, '')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðþıħ]/g, letter => TRANSCRIPTIONS.get(letter) ?? letter)
    .replaceAll(HYPHEN, '-')
    .replaceAll(NON_ASCII_PUNCTUATION, ';');
  return transcribeGreek(plain);
}

/**
 * Copies ASCII to a string with one byte a letter: `normalize` and parts of longer texts have two, on which regular
 * expressions take five times as long.
 */
const asOneByteText = (text: string): string =>
  NON_ASCII.test(text) ? text : Buffer.from(text, 'latin1').toString('latin1');

/**
 * Normalizes a text or a query for comparison: NFKC, lower case, without diacritics, LaTeX marks, invisible characters and
 * separators of thousands. Hyphens become `-`, other punctuation outside ASCII `;`. A Greek letter between two Latin ones
 * becomes its lookalike (`DεpS` → `deps`), a single one becomes its name as a part of the compound (`PanGu-π`, `PanGuπ`
 * → `pangu-pi`); Greek words stay Greek. Takes time proportional to the length.
 */
export function fold(text: string): string {
  const readable = withoutLatex(text);
  const plain = NON_ASCII.test(readable) ? foldUnicode(readable) : readable.toLowerCase();
  return asOneByteText(plain).replaceAll(/,(?<=\p{N},)(?=\p{N}{3}(?!\p{N}))/gu, '');
}
