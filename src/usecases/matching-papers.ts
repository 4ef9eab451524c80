import { setImmediate } from 'node:timers/promises';
import type { PaperId } from '../core/paper/paper.ts';
import type { ScheduleFilter, ScheduleOrder } from '../core/schedule/schedule.ts';
import { parseSearchRequest, type TypedSearch } from '../core/search/parse-request.ts';
import type { PaperIndex, SearchAnyOptions, SearchResult } from '../core/search/search.ts';
import { hasWords, plainRequest, type SearchRequest } from '../core/search/search-request.ts';
import { indexQuery } from './search-papers.ts';

/**
 * Minimum score relative to the best, for a paper to be about a query that no paper has all words of. Half the best score
 * keeps the papers with the significant part of the query.
 */
const NEAR_BEST_SHARE = 0.5;

type Index = Pick<PaperIndex, 'search' | 'searchAny'>;

/** Returns the settings of a schedule as options of a search. */
export function typedSearch({
  query,
  category,
  author,
  organization,
  minVotes,
}: ScheduleFilter): TypedSearch {
  return {
    query: query ?? undefined,
    category: category ?? undefined,
    author: author ?? undefined,
    organization: organization ?? undefined,
    minVotes: minVotes?.toString(),
  };
}

/** Returns the search for the papers that a schedule may post; `undefined` if it may post any. */
export function scheduleRequest(filter: ScheduleFilter): SearchRequest | undefined {
  const { query } = filter;
  const parsed = parseSearchRequest(typedSearch(filter));
  if ('request' in parsed) return parsed.request;
  const filters = parseSearchRequest(typedSearch({ ...filter, query: null }));
  const withoutQuery = 'request' in filters ? filters.request : undefined;
  if (query === null) return withoutQuery;
  if (withoutQuery === undefined) return plainRequest(query);
  // An earlier version took any text as a query: its words.
  const alternatives = withoutQuery.alternatives.map(each => ({ ...each, text: query, words: query }));
  return { ...withoutQuery, alternatives };
}

/** Returns the papers that fit a request, in an order: with words, only those that are about them. At most `limit`. */
export function findMatching(
  request: SearchRequest,
  order: ScheduleOrder,
  limit: number,
  index: Index,
): PaperId[] {
  if (hasWords(request) && order === 'best') return aboutWords(searchByRelevance(request, limit, index));
  const found = index.searchAny(request.alternatives.map(indexQuery), {
    limit,
    asTyped: true,
    ...orderOption(order),
  });
  return isWithoutPapers(found) ? [] : idsOf(found);
}

/**
 * Returns those of some papers that fit a request. Whether one is about its words is decided by the whole corpus: the best
 * of papers that have little to do with them are none. In the order of relevance if the request has words.
 * Other events are handled between the two searches.
 */
export async function matchingAmong(
  request: SearchRequest,
  among: readonly PaperId[],
  index: Index,
): Promise<PaperId[]> {
  if (among.length === 0) return [];
  const limit = among.length;
  const within = { among: new Set(among) };
  if (!hasWords(request))
    return idsOf(index.searchAny(request.alternatives.map(indexQuery), { limit, ...within }));
  const best = searchByRelevance(request, 1, index);
  await setImmediate();
  return aboutWords(searchByRelevance(request, limit, index, within), best);
}

/** Sorts papers: newest or most upvoted first. */
export function sortPapers(
  ids: readonly PaperId[],
  order: Exclude<ScheduleOrder, 'best'>,
  index: Index,
): PaperId[] {
  const options = { limit: ids.length, filter: {}, among: new Set(ids), ...orderOption(order) };
  return idsOf(index.search('', options));
}

function searchByRelevance(
  request: SearchRequest,
  limit: number,
  index: Index,
  within: Pick<SearchAnyOptions, 'among'> = {},
): SearchResult {
  return index.searchAny(request.alternatives.map(indexQuery), {
    limit,
    ...within,
    allWordsFirst: true,
    asTyped: true,
  });
}

/** Returns whether no paper is about a short query, since no paper has a word of it. */
function isWithoutPapers({ totalWithAll, ignored }: SearchResult): boolean {
  return totalWithAll === 0 && ignored.length > 0;
}

/** Returns the hits that have all words of the query, or, if no paper of the corpus (`best`) has them all, those with a score near the best. */
function aboutWords(found: SearchResult, best: SearchResult = found): PaperId[] {
  if (isWithoutPapers(best)) return [];
  if ((best.totalWithAll ?? 0) > 0) return idsOf(found).slice(0, found.totalWithAll ?? 0);
  const minScore = NEAR_BEST_SHARE * (best.hits[0]?.score ?? 0);
  return found.hits.filter(hit => hit.score >= minScore).map(hit => hit.id);
}

const orderOption = (order: ScheduleOrder): Pick<SearchAnyOptions, 'order'> => {
  if (order === 'best') return {};
  return { order: order === 'votes' ? 'upvotes' : 'newest' };
};

const idsOf = (found: SearchResult): PaperId[] => found.hits.map(hit => hit.id);

/** Returns the most upvoted papers of the corpus. */
export function mostVoted(limit: number, index: Index): PaperId[] {
  return idsOf(index.search('', { limit, filter: {}, ...orderOption('votes') }));
}
