import type { PaperIndex, SearchFilter, SearchOptions, SearchResult } from '../core/search/search.ts';
import { isFiltered, type SearchRequest } from '../core/search/search-request.ts';

/** How a person's search is run. */
export interface SearchPapersOptions {
  readonly limit: number;
  /** Adds the parts of each score. */
  readonly explain?: boolean;
}

/** Searches the corpus by the words, filters and order of a person's request. */
export function searchPapers(
  request: SearchRequest,
  { limit, explain = false }: SearchPapersOptions,
  index: Pick<PaperIndex, 'search'>,
): SearchResult {
  const { words, phrases, sort } = request;
  return index.search(words, {
    limit,
    phrases,
    allWordsFirst: true,
    ...filterOption(request),
    ...(sort === 'relevance' ? {} : { order: sort }),
    ...(explain ? { explain } : {}),
  });
}

/** Returns the option with what a request filters by, if it does. */
export function filterOption(request: SearchRequest): Pick<SearchOptions, 'filter'> {
  return hasFilter(request) ? { filter: filterOf(request) } : {};
}

function hasFilter(request: SearchRequest): boolean {
  return isFiltered(request) || request.excludedWords.length + request.excludedPhrases.length > 0;
}

function filterOf(request: SearchRequest): SearchFilter {
  const { authors, organizations, categories, from, to, minVotes, excludedWords, excludedPhrases } = request;
  return {
    authors,
    organizations,
    categories,
    excludedWords,
    excludedPhrases,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(minVotes === undefined ? {} : { minVotes }),
  };
}
