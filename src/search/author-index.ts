import { copyString } from './copy-string.ts';
import { isInitial, matchesName, nameWordsOf } from './name-words.ts';

/** The names of the corpus's authors, each stored once. */
export interface AuthorIndex {
  /** Returns the numbers of the names, in order. */
  intern(names: readonly string[]): Uint32Array;
  /** Returns the names as written. */
  namesOf(numbers: Uint32Array): string[];
  /** Returns the numbers of the names that a typed name matches. */
  match(name: string): ReadonlySet<number>;
}

interface Entry {
  readonly name: string;
  /** See `nameWordsOf`; separated by spaces. */
  readonly words: string;
  /** The words without spaces: `Min-jun` may be typed as `minjun`. */
  readonly letters: string;
}

/** Creates an empty index. Names are never removed: memory grows with the number of names ever seen. */
export function createAuthorIndex(): AuthorIndex {
  const numbers = new Map<string, number>();
  const entries: Entry[] = [];

  function numberOf(name: string): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const copy = copyString(name);
    const words = nameWordsOf(copy);
    const [spaced, letters] = [copyString(words.join(' ')), copyString(words.join(''))];
    const number = entries.push({ name: copy, words: spaced, letters }) - 1;
    numbers.set(copy, number);
    return number;
  }

  return {
    intern: names => Uint32Array.from(names, numberOf),
    namesOf: nameNumbers => Array.from(nameNumbers, number => entries[number]?.name ?? ''),
    match(name) {
      const query = nameWordsOf(name);
      const last = query.findLast(word => !isInitial(word));
      const found = new Set<number>();
      if (last === undefined) return found;
      for (const [number, { words, letters }] of entries.entries()) {
        // A cheap check that most names fail.
        if (letters.includes(last) && matchesName(query, words.split(' '))) found.add(number);
      }
      return found;
    },
  };
}
