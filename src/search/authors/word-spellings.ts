import { isInitial, type NameWord } from './fold-name.ts';

/** Returns true if two words have a spelling in common. */
export function isSameWord(a: NameWord, b: NameWord): boolean {
  return a.length === 1 && b.length === 1 ? a[0] === b[0] : a.some(spelling => b.includes(spelling));
}

/** Returns true if the first word is an initial of the other one. */
export function isInitialOf([initial = '']: NameWord, word: NameWord): boolean {
  return isInitial(initial) && word.some(spelling => spelling.startsWith(initial));
}

/** Returns the words between the hyphens of a word. */
export function partsOf(word: NameWord): readonly NameWord[] {
  const [first = ''] = word;
  if (!first.includes('-')) return [word];
  return first.split('-').map((_, at) => [...new Set(word.map(spelling => spelling.split('-')[at] ?? ''))]);
}

/** More spellings of several words together are not tried: the later words keep their first one. */
const MAX_JOININGS = 8;

/** Returns words as one, without hyphens, in all spellings if they are few. */
export function joinings(words: readonly NameWord[]): readonly string[] {
  let joined: readonly string[] = [''];
  for (const word of words) {
    const [first = ''] = word;
    joined =
      word.length === 1 || joined.length * word.length > MAX_JOININGS
        ? joined.map(text => text + first)
        : word.flatMap(spelling => joined.map(text => text + spelling));
  }
  return joined.some(text => text.includes('-')) ? joined.map(text => text.replaceAll('-', '')) : joined;
}
