import { stopWords } from './stop-words.ts';
import { wordsOf } from './words.ts';

/** The words of a person's name, initials left out. */
function nameWords(name: string): string[] {
  const { parts, joints } = wordsOf(name);
  return [...parts, ...joints].filter(word => word.length > 1);
}

/** One term for a whole name in any order of its words: `Hinton, Geoffrey E.` and `geoffrey hinton` share it. */
export function wholeNameOf(text: string): string | undefined {
  const parts = wordsOf(text).parts.filter(word => word.length > 1);
  return parts.length < 2 ? undefined : parts.toSorted().join(' ');
}

/** The terms a paper is found by through its authors: each word of their names, and each whole name. */
export function nameTermsOf(authors: readonly string[]): string[] {
  return authors.flatMap(author => {
    const whole = wholeNameOf(author);
    const words = nameWords(author).filter(word => !stopWords.has(word));
    return whole === undefined ? words : [...words, whole];
  });
}

/** How many papers hold each name term. */
export interface NameCounts {
  has(term: string): boolean;
  add(terms: readonly string[]): void;
  remove(terms: readonly string[]): void;
}

/** An empty count of names. */
export function openNameCounts(): NameCounts {
  const papers = new Map<string, number>();
  const change = (terms: readonly string[], by: 1 | -1): void => {
    for (const term of new Set(terms)) {
      const count = (papers.get(term) ?? 0) + by;
      if (count === 0) papers.delete(term);
      else papers.set(term, count);
    }
  };
  return {
    has: term => papers.has(term),
    add: terms => change(terms, 1),
    remove: terms => change(terms, -1),
  };
}
