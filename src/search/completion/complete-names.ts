import { withRoom } from '../storage/growable-array.ts';
import { createTopK } from '../top-k.ts';

/** Names with the words that they consist of. Words and names are numbers below `size`. */
export interface NameSource {
  readonly size: number;
  /** Returns the number of a folded word, -1 if no name has it. */
  findWord(word: string): number;
  /** Visits the words that begin with a prefix; all for an empty one. */
  forEachWordWithPrefix(prefix: string, visit: (word: number) => void): void;
  /** Visits the names that have a word. */
  scanNames(word: number, visit: (names: Uint32Array, from: number, to: number) => void): void;
  /** Returns how many papers have the name; 0 if none has it any more. */
  papersWith(name: number): number;
  /** Orders names alphabetically. */
  compareNames(a: number, b: number): number;
  /** Returns what is equal for two spellings of one name. */
  keyOf(name: number): string;
}

/** Returns the names that typed words continue: the last one is a prefix. */
export type NameCompletion = (words: readonly string[], limit: number) => readonly number[];

/** Spellings of one name, as with and without accents, are shown once: so many times more names are looked at. */
export const MAX_SPELLINGS = 4;
/** Longer texts are no name. */
const MAX_TYPED_WORDS = 20;

/**
 * Creates a function that completes names: those that have the typed words in any order, the last word as a prefix and
 * initials as such (`s. ha` and `han s` continue to Song Han). Those with the most papers come first, then by alphabet.
 */
export function createNameCompletion(source: NameSource): NameCompletion {
  // For each name: how many of the typed words it has.
  let counts = new Uint8Array(0);

  /** Marks the names that have a word and all words before it; returns false if there are none. */
  function markNames(typed: string, before: number): boolean {
    let isFound = false;
    const mark = (word: number): void => {
      source.scanNames(word, (names, from, to) => {
        for (let at = from; at < to; at += 1) {
          const name = names[at] ?? 0;
          if (counts[name] !== before) continue;
          counts[name] = before + 1;
          isFound = true;
        }
      });
    };
    if (isInitial(typed)) source.forEachWordWithPrefix(typed, mark);
    else mark(source.findWord(typed));
    return isFound;
  }

  /** Visits each name that has all words before the last one, and another word that the last one continues to. */
  function forEachMatch(words: readonly string[], visit: (name: number) => void): void {
    const prefix = words.at(-1) ?? '';
    const whole = [...new Set(words.slice(0, -1))];
    counts = withRoom(Uint8Array, counts, source.size).fill(0);
    for (const [i, word] of whole.entries()) if (!markNames(word, i)) return;
    // `song s` is not Song Han; `li li` may be Li Li.
    const skipped = new Set(whole.filter(word => word !== prefix).map(word => source.findWord(word)));
    source.forEachWordWithPrefix(prefix, word => {
      if (skipped.has(word)) return;
      source.scanNames(word, (names, from, to) => {
        for (let at = from; at < to; at += 1) {
          const name = names[at] ?? 0;
          if (counts[name] !== whole.length) continue;
          counts[name] = whole.length + 1;
          visit(name);
        }
      });
    });
  }

  return (words, limit) => {
    const best = createTopK<number>(
      limit * MAX_SPELLINGS,
      (a, b) => source.papersWith(b) - source.papersWith(a) || source.compareNames(a, b),
    );
    forEachMatch(words.slice(0, MAX_TYPED_WORDS), name => {
      if (source.papersWith(name) > 0) best.offer(name);
    });
    return firstSpellings(best.items, source.keyOf).slice(0, limit);
  };
}

/** Returns the first of the names with each key. */
export function firstSpellings(names: readonly number[], keyOf: (name: number) => string): readonly number[] {
  const byKey = new Map<string, number>();
  for (const name of names) {
    const key = keyOf(name);
    if (!byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey.values()];
}

/** Returns true for a letter of a script that has initials. */
const isInitial = (word: string): boolean => word.length === 1 && word !== word.toUpperCase();
