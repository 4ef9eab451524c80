import type { Paper } from '../../core/paper/paper.ts';
import { nameTermsOf, prepareName, type PreparedName } from '../authors/match-name.ts';
import type { NameKey } from '../authors/name-key.ts';
import { isNameTerm, nameKeyIn } from '../documents/label-terms.ts';
import { paperTermsOf } from '../documents/paper-terms.ts';
import { STOP_WORDS } from '../text/stop-words.ts';

/** What is looked up of a paper to compare it with watches. */
export interface PaperFacts {
  /** The terms that the index would have for it, as strings. */
  readonly terms: ReadonlySet<string>;
  /** The words of the title, the summary, each keyword and the abstract, in order. */
  readonly texts: readonly (readonly string[])[];
  /** The authors by each of the words that `nameTermsOf` returns of their names. */
  readonly authors: ReadonlyMap<string, readonly PreparedName[]>;
  readonly upvotes: number;
  /** The first day of its date, `YYYY-MM-DD`; `undefined` without a date. */
  readonly day: string | undefined;
}

/** Returns what watches are compared with; `stemTermOf` returns the term of the stem of a word that is no stop word. */
export function paperFactsOf(paper: Paper, stemTermOf: (word: string) => string): PaperFacts {
  const { title, texts, titleTerms, textTerms, labels } = paperTermsOf(paper);
  const terms = new Set([...titleTerms, ...textTerms, ...labels]);
  for (const word of title) terms.add(STOP_WORDS.has(word) ? `t:${word}` : stemTermOf(word));
  for (const words of texts) for (const word of words) if (!STOP_WORDS.has(word)) terms.add(stemTermOf(word));
  return {
    terms,
    texts: [title, ...texts],
    authors: authorsByTerm(labels.filter(isNameTerm).map(nameKeyIn)),
    upvotes: paper.upvotes ?? 0,
    day: paper.publishedAt === null ? undefined : firstDayOf(paper.publishedAt),
  };
}

function authorsByTerm(keys: readonly NameKey[]): ReadonlyMap<string, readonly PreparedName[]> {
  const authors = new Map<string, PreparedName[]>();
  for (const key of keys) {
    const name = prepareName(key);
    for (const term of nameTermsOf(key)) authors.set(term, [...(authors.get(term) ?? []), name]);
  }
  return authors;
}

/** Returns the first day of a partial date. */
export const firstDayOf = (date: string): string => `${date}-01-01`.slice(0, 'YYYY-MM-DD'.length);

/** Returns a text that sorts as the last day of a partial date or behind it. */
export const lastDayOf = (date: string): string => `${date}-99-99`.slice(0, 'YYYY-MM-DD'.length);
