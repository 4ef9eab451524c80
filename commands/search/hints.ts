import type { App } from '../../src/command.ts';
import {
  isFiltered,
  plainAlternative,
  type SearchAlternative,
  type SearchRequest,
} from '../../src/core/search/search-request.ts';
import type { SearchFilter } from '../../src/core/search/search.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { filterNames } from './options.ts';

/** Returns what to leave out of a search without results: a filter that no paper passes, else all filters. */
export function hintsWithoutResults(request: SearchRequest, { index }: Pick<App, 'index'>): string[] {
  const { alternatives } = request;
  if (!alternatives.some(isFiltered)) return [];
  const isUnknown = (filter: SearchFilter) => index.search('', { limit: 1, filter }).total === 0;
  const namesOf = (filter: 'authors' | 'organizations' | 'categories') => [
    ...new Set(alternatives.flatMap(each => each[filter])),
  ];
  const unknown = [
    ...namesOf('authors')
      .filter(author => isUnknown({ authors: [author] }))
      .map(author => `leave out author: no paper here is known to be by ${author}`),
    ...namesOf('organizations')
      .filter(organization => isUnknown({ organizations: [organization] }))
      .map(organization => `leave out organization: no paper here is known to be from ${organization}`),
    ...namesOf('categories')
      .filter(category => isUnknown({ categories: [category] }))
      .map(category =>
        category.includes('.')
          ? `leave out category: no paper here is known to be in ${category}`
          : `write the category in full, such as cs.LG: no paper here is known to be in ${category}`,
      ),
  ];
  if (unknown.length > 0 || alternatives.some(({ words }) => words === '')) return unknown;
  const unfiltered: SearchRequest = { alternatives: alternatives.map(withoutFilters), sort: 'relevance' };
  const { total } = searchPapers(unfiltered, { limit: 1 }, index);
  const papers = total === 1 ? '1 paper has' : `${total.toLocaleString('en-GB')} papers have`;
  const names = filterNames(request).join(', ');
  return total === 0 ? [] : [`leave out ${names}: ${papers} words of this search without`];
}

function withoutFilters(alternative: SearchAlternative): SearchAlternative {
  const { words, phrases, excludedWords, excludedPhrases } = alternative;
  return { ...plainAlternative(words), phrases, excludedWords, excludedPhrases };
}
