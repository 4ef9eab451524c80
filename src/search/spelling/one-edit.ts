/** How one word becomes another. */
export type Edit = 'deletion' | 'swap' | 'substitution' | 'insertion';

/**
 * The letters that a word may be missing or have wrong, as folded texts write them: without diacritics, so that й is и.
 * Words of two scripts have none.
 */
const ALPHABETS: readonly { readonly script: RegExp; readonly letters: string }[] = [
  { script: /^\p{Script=Latin}+$/u, letters: 'abcdefghijklmnopqrstuvwxyz' },
  { script: /^\p{Script=Greek}+$/u, letters: 'αβγδεζηθικλμνξοπρστυφχψω' },
  { script: /^\p{Script=Cyrillic}+$/u, letters: 'абвгдежзиклмнопрстуфхцчшщъыьэюяіє' },
];

/** Returns the alphabet of a folded word; `undefined` for a word with digits, of other scripts or of several. */
export function alphabetOf(word: string): string | undefined {
  return ALPHABETS.find(({ script }) => script.test(word))?.letters;
}

/**
 * Visits every word one edit away: a letter deleted, two adjacent ones swapped, one replaced, one inserted. The first
 * letter never changes: people rarely get it wrong, and words that differ in it are different words. Each is visited once.
 */
export function eachOneEdit(word: string, letters: string, visit: (word: string, edit: Edit) => void): void {
  for (let i = 1; i < word.length; i += 1) {
    const before = word.slice(0, i);
    const letter = word.charAt(i);
    const next = word.charAt(i + 1);
    const after = word.slice(i + 1);
    // Of two equal letters in a row, deleting either one gives the same word.
    if (letter !== next) visit(before + after, 'deletion');
    if (next !== '' && letter !== next) visit(before + next + letter + word.slice(i + 2), 'swap');
    for (const other of letters) if (other !== letter) visit(before + other + after, 'substitution');
  }
  for (let i = 1; i <= word.length; i += 1) {
    const before = word.slice(0, i);
    const after = word.slice(i);
    // Inserting a letter before or after an equal one gives the same word.
    for (const other of letters) if (other !== word.charAt(i)) visit(before + other + after, 'insertion');
  }
}
