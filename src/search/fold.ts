import { greekNames } from '../core/text/greek.ts';
import { readableText } from '../core/text/latex/readable-text.ts';

/** Latin letters that no Unicode decomposition leads to, by their usual transcription. */
const undecomposed: ReadonlyMap<string, string> = new Map([
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

/** Greek letters that authors put into a Latin word for their looks, as the ε of `DεpS`. */
const latinLooks: ReadonlyMap<string, string> = new Map([
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

/** As people read it; what is left of the marks, as in `M^3ViT`, parts no words. */
function withoutLatex(text: string): string {
  return readableText(text)
    .replaceAll(/[${}^]/gu, '')
    .replaceAll('\\', ' ');
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

function withGreekInLatin(text: string): string {
  if (!/\p{Script=Greek}/u.test(text)) return text;
  return text
    .replaceAll('ς', 'σ')
    .replaceAll(
      /(?<=\p{Script=Latin})\p{Script=Greek}(?=\p{Script=Latin})/gu,
      letter => latinLooks.get(letter) ?? letter,
    )
    .replaceAll(
      /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu,
      (letter, offset: number, whole: string) => {
        const name = greekNames.get(letter);
        if (name === undefined) return letter;
        const before = isWordCharacter(whole[offset - 1]) ? '-' : '';
        const after = isWordCharacter(whole[offset + letter.length]) ? '-' : '';
        return `${before}${name}${after}`;
      },
    );
}

/**
 * The form in which texts and queries meet: NFKC, lower case, without diacritics, LaTeX marks, apostrophes and
 * possessive `'s`. A Greek letter between two Latin ones becomes the letter it looks like (`DεpS` → `deps`), one that
 * stands alone its name as a part of the compound (`PanGu-π`, `PanGuπ` → `pangu-pi`); words in Greek stay Greek.
 */
export function fold(text: string): string {
  const plain = withoutLatex(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    // The block of combining diacritics alone: the voicing marks of kana and the vowel signs of Indic scripts stay.
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðþıħ]/gu, letter => undecomposed.get(letter) ?? letter)
    .replaceAll(/[‘’ʼ′`]/gu, "'")
    .replaceAll(/(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '')
    .replaceAll(/(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))/gu, '');
  return withGreekInLatin(plain);
}
