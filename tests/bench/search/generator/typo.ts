import type { Random } from './random.ts';

/** Letters beside each other on a keyboard: half of the wrong letters are such ones. */
const KEYBOARD_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Returns the word with one typing error, never in its first letter: a swap, a letter lost, wrong, or too many. */
export function misspelled(word: string, random: Random): string {
  for (;;) {
    const place = 1 + random.below(word.length - 1);
    const changed = withError(word, place, random);
    if (changed !== word) return changed;
  }
}

function withError(word: string, place: number, random: Random): string {
  const before = word.slice(0, place);
  const letter = word.slice(place, place + 1);
  const after = word.slice(place + 1);
  const kind = random.below(4);
  if (kind === 0) return `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`;
  if (kind === 1) return `${before}${after}`;
  if (kind === 2) return `${before}${wrongLetter(letter, random)}${after}`;
  return `${before}${letter}${random.chance(0.5) ? letter : wrongLetter(letter, random)}${after}`;
}

function wrongLetter(letter: string, random: Random): string {
  const row = KEYBOARD_ROWS.find(letters => letters.includes(letter.toLowerCase()));
  if (row === undefined || random.chance(0.5)) return String.fromCodePoint(97 + random.below(26));
  const place = row.indexOf(letter.toLowerCase()) + (random.chance(0.5) ? 1 : -1);
  return row.slice(place, place + 1) || row.slice(-2, -1);
}
