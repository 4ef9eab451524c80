import type { App, Caller, PlainReply } from '../../src/command.ts';
import { RESULT_LIST_TTL_MS, type ResultList } from '../../src/core/search/result-lists.ts';
import type { SearchResult } from '../../src/core/search/search.ts';
import type { SearchRequest } from '../../src/core/search/search-request.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { PAPERS_PER_PAGE } from '../../src/views/list/list-page.ts';
import { searchResults } from '../../src/views/list/search-results.ts';
import { describeRequest, isNarrowed } from './options.ts';
import { resultPage } from './pages.ts';

/** Results kept for paging: 40 pages. */
const MAX_RESULTS = 200;

type SearchContext = Pick<App, 'papers' | 'index' | 'resultLists' | 'clock'>;

/** Searches for as many papers as a result list holds. */
export function findResults(
  request: SearchRequest,
  app: Pick<App, 'papers' | 'index'>,
): Promise<SearchResult> {
  return searchPapers(request, MAX_RESULTS, app);
}

/**
 * Returns the first page of what a search found, or what else to try. Results of several pages are stored after the reply
 * was sent, since it is whole without them: only the buttons that turn and post its pages read them.
 */
export async function resultsReply(
  { userId, interactionId }: Pick<Caller, 'userId' | 'interactionId'>,
  request: SearchRequest,
  found: SearchResult,
  app: SearchContext,
  notes: readonly string[] = [],
): Promise<PlainReply> {
  const list: ResultList = {
    id: interactionId,
    userId,
    queryText: describeRequest(request),
    paperIds: found.hits.map(hit => hit.id),
    total: found.total,
    corrections: found.corrections,
    ignored: found.ignored,
    createdAt: app.clock.now(),
  };
  const page = await resultPage(list, 0, app);
  if (list.paperIds.length === 0) {
    return { kind: 'private', body: searchResults({ ...page, extraHints: await hintsFor(request, app) }) };
  }
  const reply = { kind: 'private', body: searchResults({ ...page, notes }) } as const;
  if (list.paperIds.length <= PAPERS_PER_PAGE) return reply;
  return {
    ...reply,
    afterwards: () => app.resultLists.save(list, list.createdAt - RESULT_LIST_TTL_MS),
  };
}

/**
 * Replies to a search for the most upvoted papers as `resultsReply` does. If none of them has upvotes, they are in the order
 * of relevance and the reply says so.
 */
export async function upvotedReply(
  caller: Pick<Caller, 'userId' | 'interactionId'>,
  request: SearchRequest,
  app: SearchContext,
): Promise<PlainReply> {
  const found = await findResults(request, app);
  const [first] = found.hits;
  const mostUpvoted = first && (await app.papers.get(first.id));
  if (!mostUpvoted || (mostUpvoted.upvotes ?? 0) > 0) return resultsReply(caller, request, found, app);
  const ranked: SearchRequest = { ...request, sort: 'relevance' };
  const note = 'None of these papers has upvotes, so the best match comes first';
  return resultsReply(caller, ranked, await findResults(ranked, app), app, [note]);
}

/** Returns what a narrowed search without results would find without its filters. */
async function hintsFor(request: SearchRequest, app: SearchContext): Promise<string[]> {
  if (!isNarrowed(request)) return [];
  const { category, query, sort } = request;
  if (category !== undefined && (await app.papers.matching({ category })).length === 0)
    return [`leave out category: no paper here is known to be in ${category}`];
  const { total } = await searchPapers({ query, sort }, 1, app);
  const papers = total === 1 ? '1 paper has' : `${total.toLocaleString('en-GB')} papers have`;
  return total === 0 ? [] : [`leave out author, category or dates: ${papers} these words without them`];
}
