import { copyString } from './copy-string.ts';
import { isInitial, meansName, nameWordsOf } from './name-words.ts';

/** The authors of the corpus, each name once, whoever else bears it. */
export interface AuthorIndex {
  /** Numbers that stand for the names, in order. */
  hold(names: readonly string[]): Uint32Array;
  /** The names as they were written. */
  namesOf(held: Uint32Array): string[];
  /** The numbers of the names that somebody means by a name. */
  meantBy(name: string): ReadonlySet<number>;
}

interface Entry {
  readonly name: string;
  /** See `nameWordsOf`; a space between. */
  readonly words: string;
  /** The same without spaces: `Min-jun` may be asked for as `minjun`. */
  readonly letters: string;
}

/** A name that left with its last paper keeps its number: the memory follows the number of names ever seen. */
export function createAuthorIndex(): AuthorIndex {
  const numbers = new Map<string, number>();
  const entries: Entry[] = [];

  function numberOf(name: string): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const own = copyString(name);
    const words = nameWordsOf(own);
    const [spaced, letters] = [copyString(words.join(' ')), copyString(words.join(''))];
    const number = entries.push({ name: own, words: spaced, letters }) - 1;
    numbers.set(own, number);
    return number;
  }

  return {
    hold: names => Uint32Array.from(names, numberOf),
    namesOf: held => Array.from(held, number => entries[number]?.name ?? ''),
    meantBy(name) {
      const asked = nameWordsOf(name);
      const last = asked.findLast(word => !isInitial(word));
      const found = new Set<number>();
      if (last === undefined) return found;
      for (const [number, { words, letters }] of entries.entries()) {
        // Most names are passed over by this glance at their letters.
        if (letters.includes(last) && meansName(asked, words.split(' '))) found.add(number);
      }
      return found;
    },
  };
}
