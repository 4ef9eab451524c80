import { readableText } from '../../core/text/latex/readable-text.ts';

/** A word of a name in the spellings that are treated as equal: `müller` is `muller` or `mueller`. Never empty. */
export type NameWord = readonly string[];

/** What stands for a letter where accents are dropped, and where they are spelled out. */
const SPELLINGS: ReadonlyMap<string, NameWord> = new Map([
  ['ä', ['a', 'ae']],
  ['ö', ['o', 'oe']],
  ['ü', ['u', 'ue']],
  ['ø', ['o', 'oe']],
  ['å', ['a', 'aa']],
  ['đ', ['d', 'dj']],
  ['æ', ['ae']],
  ['œ', ['oe']],
  ['ß', ['ss']],
  ['ł', ['l']],
  ['ð', ['d']],
  ['þ', ['th']],
  ['ħ', ['h']],
  ['ı', ['i']],
]);

/** Spellings of one word: two letters with two spellings each; `Ødegård` is known as Odegaard. More letters vary together. */
const MAX_SPELLINGS = 4;

/** Accents alone are no word: nothing of them is left without accents. */
const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/**
 * Returns the words of a name in order, in lower case, with hyphens inside words: `jean-pierre`, `serre`. Apostrophes are
 * dropped (`O’Brien` is `obrien`).
 */
export function nameTokens(name: string): string[] {
  const plain = /[\\{}$]/.test(name) ? readableText(name) : name;
  const folded = plain
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‐‑‒–−]/g, '-')
    .replaceAll(/(?<=\p{L})['‘’ʼ′`](?=\p{L})/gu, '');
  return folded.match(TOKEN) ?? [];
}

/** Returns the spellings of a token of `nameTokens`, the one without accents first. */
export function spellingsOf(token: string): NameWord {
  if (!/[^ -~]/.test(token)) return [token];
  let words: readonly string[] = [''];
  for (const letter of token) {
    const choices = SPELLINGS.get(letter) ?? [letter];
    words =
      words.length * choices.length <= MAX_SPELLINGS
        ? choices.flatMap(choice => words.map(word => word + choice))
        : words.map((word, at) => word + (choices[at === 0 ? 0 : choices.length - 1] ?? letter));
  }
  return [...new Set(words.map(withoutAccents))];
}

function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** Returns true for a folded word of one letter, in a script that has initials. */
export function isInitial(word: string): boolean {
  return word.length === 1 && word !== word.toUpperCase();
}
