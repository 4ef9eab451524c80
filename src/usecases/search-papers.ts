import type { PaperId } from '../core/paper/paper.ts';
import type { PaperIndex, SearchFilter, SearchResult } from '../core/search/search.ts';
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
  index: Pick<PaperIndex, 'search' | 'size'>,
): SearchResult {
  const { words, phrases, sort } = request;
  const among = papersOfFurtherFilters(request, index);
  return index.search(words, {
    limit,
    phrases,
    allWordsFirst: true,
    ...(hasFilter(request) ? { filter: filterOf(request) } : {}),
    ...(among === undefined ? {} : { among }),
    ...(sort === 'relevance' ? {} : { order: sort }),
    ...(explain ? { explain } : {}),
  });
}

function hasFilter(request: SearchRequest): boolean {
  return isFiltered(request) || request.excludedWords.length + request.excludedPhrases.length > 0;
}

/** Returns the filter with the first author and category; the words of all organizations are one. */
function filterOf(request: SearchRequest): SearchFilter {
  const { authors, organizations, categories, from, to, minVotes, excludedWords, excludedPhrases } = request;
  const [author] = authors;
  const [category] = categories;
  return {
    excludedWords,
    excludedPhrases,
    ...(author === undefined ? {} : { author }),
    ...(organizations.length === 0 ? {} : { organization: organizations.join(' ') }),
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(minVotes === undefined ? {} : { minVotes }),
  };
}

/** Returns the papers that pass the filters that an index takes only one of; `undefined` without any. */
function papersOfFurtherFilters(
  { authors, categories }: SearchRequest,
  index: Pick<PaperIndex, 'search' | 'size'>,
): ReadonlySet<PaperId> | undefined {
  const further: readonly SearchFilter[] = [
    ...authors.slice(1).map(author => ({ author })),
    ...categories.slice(1).map(category => ({ category })),
  ];
  let among: ReadonlySet<PaperId> | undefined;
  for (const filter of further) {
    const { hits } = index.search('', {
      limit: index.size,
      filter,
      ...(among === undefined ? {} : { among }),
    });
    among = new Set(hits.map(({ id }) => id));
  }
  return among;
}
