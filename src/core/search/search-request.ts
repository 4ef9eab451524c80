import type { PartialDate } from '../time/partial-date.ts';
import { plainQuery } from './parse-query.ts';

/** The values of the option `sort`. */
export const SEARCH_ORDERS = ['relevance', 'newest', 'upvotes'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** One of the alternatives of a search: words and filters. All filters apply: of several authors, a paper must have each. */
export interface SearchAlternative {
  /** Its text as typed, but for filters; empty if there are only filters. */
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
}

/** A search: a paper must fit one of its alternatives. */
export interface SearchRequest {
  /** At least one. */
  readonly alternatives: readonly SearchAlternative[];
  readonly sort: SearchOrder;
}

/** Returns the search for the words of a text, whose marks are plain text. */
export function plainRequest(text: string): SearchRequest {
  return { alternatives: [plainAlternative(text)], sort: 'relevance' };
}

/** Returns the words of a text, whose marks are plain text, without filters. */
export function plainAlternative(text: string): SearchAlternative {
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
  };
}

/** Returns true if there is a filter beside the words. */
export function isFiltered(alternative: SearchAlternative): boolean {
  const { authors, organizations, categories, from, to, minVotes } = alternative;
  return (
    authors.length + organizations.length + categories.length > 0 ||
    [from, to, minVotes].some(value => value !== undefined)
  );
}

/** Returns true if all alternatives have the same filters, as if these came from options. */
export function haveSameFilters(alternatives: readonly SearchAlternative[]): boolean {
  const keys = alternatives.map(({ authors, organizations, categories, from, to, minVotes }) =>
    JSON.stringify([authors, organizations, categories, from, to, minVotes]),
  );
  return new Set(keys).size <= 1;
}

/** Returns true if the request has words to rank by, not only filters. */
export function hasWords({ alternatives }: SearchRequest): boolean {
  return alternatives.some(({ words }) => words !== '');
}

/** Says why nothing is found by a request that is unsearchable. */
export const FOUND_BY_WORDS = 'Papers are found by words, in letters or digits';

/** Returns true if no paper can ever fit: all that a request has is text without a letter or digit, such as `🙂`. */
export function isUnsearchable({ alternatives }: SearchRequest): boolean {
  return alternatives.every(
    each => each.words !== '' && !/[\p{L}\p{N}]/u.test(each.words) && !isFiltered(each),
  );
}

/** Returns the words of a request that consists of words alone, ranked by relevance: they may be a title. */
export function plainWordsOf({ alternatives, sort }: SearchRequest): string | undefined {
  const [first, ...others] = alternatives;
  if (first === undefined || others.length > 0 || sort !== 'relevance' || isFiltered(first)) return undefined;
  const { words, phrases, excludedWords, excludedPhrases } = first;
  return phrases.length + excludedWords.length + excludedPhrases.length > 0 ? undefined : words;
}
