import type { App } from '../../src/command.ts';
import { isFiltered, plainRequest, type SearchRequest } from '../../src/core/search/search-request.ts';
import type { SearchFilter } from '../../src/core/search/search.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { filterNames } from './options.ts';

/** Returns what to leave out of a search without results: a filter that no paper passes, else all filters. */
export function hintsWithoutResults(request: SearchRequest, { index }: Pick<App, 'index'>): string[] {
  if (!isFiltered(request)) return [];
  const isUnknown = (filter: SearchFilter) => index.search('', { limit: 1, filter }).total === 0;
  const unknown = [
    ...request.authors
      .filter(author => isUnknown({ authors: [author] }))
      .map(author => `leave out author: no paper here is known to be by ${author}`),
    ...request.organizations
      .filter(organization => isUnknown({ organizations: [organization] }))
      .map(organization => `leave out organization: no paper here is known to be from ${organization}`),
    ...request.categories
      .filter(category => isUnknown({ categories: [category] }))
      .map(category => `leave out category: no paper here is known to be in ${category}`),
  ];
  if (unknown.length > 0 || request.words === '') return unknown;
  const { words, phrases, excludedWords, excludedPhrases } = request;
  const unfiltered = { ...plainRequest(words), phrases, excludedWords, excludedPhrases };
  const { total } = searchPapers(unfiltered, { limit: 1 }, index);
  const papers = total === 1 ? '1 paper has' : `${total.toLocaleString('en-GB')} papers have`;
  const names = filterNames(request).join(', ');
  return total === 0 ? [] : [`leave out ${names}: ${papers} words of this search without`];
}
