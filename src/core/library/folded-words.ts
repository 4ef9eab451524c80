/** A letter of a script that is written without spaces: a word may be anywhere in a text. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Returns the words of a text without case and accents. */
export function foldedWords(text: string): string[] {
  const folded = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return folded.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '');
}

/** Returns a text as its folded words, with a space before and behind each of them. */
export function foldedText(text: string): string {
  return ` ${foldedWords(text).join(' ')} `;
}

/** Returns whether a word of a folded text begins so, or several in a row do. */
export function hasBegun(words: string, folded: string): boolean {
  return folded.includes(UNSPACED.test(words) ? words : ` ${words}`);
}

/** Returns whether a folded text has whole words, in a row. */
export function hasWhole(words: string, folded: string): boolean {
  return folded.includes(UNSPACED.test(words) ? words : ` ${words} `);
}
