import { GREEK_NAMES } from '../core/text/greek.ts';
import { readableText } from '../core/text/latex/readable-text.ts';

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

/** Removes LaTeX markup; leftover marks, as in `M^3ViT`, are removed without splitting the word. */
function withoutLatex(text: string): string {
  return readableText(text)
    .replaceAll(/[${}^]/gu, '')
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

/**
 * Normalizes texts and queries for comparison: NFKC, lower case, without diacritics, LaTeX marks, apostrophes and
 * possessive `'s`. A Greek letter between two Latin ones becomes its lookalike (`DεpS` → `deps`), a single one becomes its
 * name as a part of the compound (`PanGu-π`, `PanGuπ` → `pangu-pi`); Greek words stay Greek.
 */
export function fold(text: string): string {
  const plain = withoutLatex(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    // Only the block of combining diacritics: the voicing marks of kana and the vowel signs of Indic scripts stay.
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðþıħ]/gu, letter => TRANSCRIPTIONS.get(letter) ?? letter)
    .replaceAll(/[‘’ʼ′`]/gu, "'")
    .replaceAll(/(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replaceAll(/(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu, '');
  return transcribeGreek(plain);
}
