import type { PartialDate } from '../time/partial-date.ts';
import { plainQuery } from './parse-query.ts';

/** The values of the option `sort`. */
export const SEARCH_ORDERS = ['relevance', 'newest', 'upvotes'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** A search: words, filters and order. All filters apply: of several authors, a paper must have each. */
export interface SearchRequest {
  /** The query as typed, but for filters; empty if there are only filters. */
  readonly text: string;
  /** The words to rank by, without marks. */
  readonly words: string;
  readonly phrases: readonly string[];
  readonly excludedWords: readonly string[];
  readonly excludedPhrases: readonly string[];
  readonly authors: readonly string[];
  readonly organizations: readonly string[];
  /** arXiv categories as arXiv writes them. */
  readonly categories: readonly string[];
  readonly from?: PartialDate;
  readonly to?: PartialDate;
  readonly minVotes?: number;
  readonly sort: SearchOrder;
}

/** Returns the search for the words of a text, whose marks are plain text. */
export function plainRequest(text: string): SearchRequest {
  const { words, phrases, excludedWords, excludedPhrases } = plainQuery(text);
  return {
    text,
    words,
    phrases,
    excludedWords,
    excludedPhrases,
    authors: [],
    organizations: [],
    categories: [],
    sort: 'relevance',
  };
}

/** Returns true if the request has a filter beside its words. */
export function isFiltered(request: SearchRequest): boolean {
  const { authors, organizations, categories, from, to, minVotes } = request;
  return (
    authors.length + organizations.length + categories.length > 0 ||
    [from, to, minVotes].some(value => value !== undefined)
  );
}

/** Returns true if the request consists of words alone, ranked by relevance: it may be a title. */
export function isPlain(request: SearchRequest): boolean {
  const { phrases, excludedWords, excludedPhrases, sort } = request;
  const hasMarks = phrases.length + excludedWords.length + excludedPhrases.length > 0;
  return !isFiltered(request) && !hasMarks && sort === 'relevance';
}
