import { STOP_WORDS } from './stop-words.ts';
import { wordsOf } from './words.ts';

/** Returns the words and compounds of a person's name, without initials. */
function wordsWithoutInitials(name: string): string[] {
  const { parts, compounds } = wordsOf(name);
  return [...parts, ...compounds].filter(word => word.length > 1);
}

/**
 * Returns one term for a full name, whatever the order of its words: the same for `Hinton, Geoffrey E.` and `geoffrey
 * hinton`; `undefined` for a single word.
 */
export function fullNameTermOf(text: string): string | undefined {
  const parts = wordsOf(text).parts.filter(word => word.length > 1);
  return parts.length < 2 ? undefined : parts.toSorted().join(' ');
}

/** Returns the terms of a paper's authors: each word of their names, and each full name. */
export function authorTermsOf(authors: readonly string[]): string[] {
  return authors.flatMap(author => {
    const whole = fullNameTermOf(author);
    const words = wordsWithoutInitials(author).filter(word => !STOP_WORDS.has(word));
    return whole === undefined ? words : [...words, whole];
  });
}

/** Counts the papers with each name term. */
export interface NameCounts {
  has(term: string): boolean;
  add(terms: readonly string[]): void;
  remove(terms: readonly string[]): void;
}

/** Creates an empty count. */
export function createNameCounts(): NameCounts {
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
