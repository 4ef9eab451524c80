import type {
  AlternativeQuery,
  PaperIndex,
  SearchFilter,
  SearchOptions,
  SearchResult,
} from '../core/search/search.ts';
import { isFiltered, type SearchAlternative, type SearchRequest } from '../core/search/search-request.ts';

/** How a person's search is run. */
export interface SearchPapersOptions {
  readonly limit: number;
  /** Adds the parts of each score. */
  readonly explain?: boolean;
}

/** Searches the corpus by the words, filters and order of a person's request. */
export function searchPapers(
  { alternatives, sort }: SearchRequest,
  { limit, explain = false }: SearchPapersOptions,
  index: Pick<PaperIndex, 'searchAny'>,
): SearchResult {
  return index.searchAny(alternatives.map(indexQuery), {
    limit,
    allWordsFirst: true,
    ...(sort === 'relevance' ? {} : { order: sort }),
    ...(explain ? { explain } : {}),
  });
}

/** Returns what the index is asked for an alternative. */
export function indexQuery(alternative: SearchAlternative): AlternativeQuery {
  const { words, phrases } = alternative;
  return { words, phrases, ...filterOption(alternative) };
}

/** Returns the option with what an alternative filters by, if it does. */
export function filterOption(alternative: SearchAlternative): Pick<SearchOptions, 'filter'> {
  return hasFilter(alternative) ? { filter: filterOf(alternative) } : {};
}

function hasFilter(alternative: SearchAlternative): boolean {
  const { excludedWords, excludedPhrases } = alternative;
  return isFiltered(alternative) || excludedWords.length + excludedPhrases.length > 0;
}

function filterOf(alternative: SearchAlternative): SearchFilter {
  const { authors, organizations, categories, from, to, minVotes, excludedWords, excludedPhrases } =
    alternative;
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
