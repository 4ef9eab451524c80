import type { App, Caller, PlainReply } from '../../src/command.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { RESULT_LIST_TTL_MS, type ResultList } from '../../src/core/search/result-lists.ts';
import type { IndexProgress } from '../../src/core/search/index-progress.ts';
import type { SearchResult } from '../../src/core/search/search.ts';
import { hasWords, isUnsearchable, type SearchRequest } from '../../src/core/search/search-request.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { PAPERS_PER_PAGE } from '../../src/views/list/list-page.ts';
import { searchResults } from '../../src/views/list/search-results.ts';
import { hintsWithoutResults } from './hints.ts';
import { looksLikeMissingTitle } from './missing-title.ts';
import { describeRequest } from './options.ts';
import { resultPage } from './pages.ts';
import { explainButton, suggestionButtons, watchButton } from './query-buttons.ts';

/** Results kept for paging: 40 pages. */
const MAX_RESULTS = 200;

type Searcher = Pick<Caller, 'userId' | 'interactionId' | 'managesGuild' | 'guildId' | 'canSee'>;
type SearchContext = Pick<App, 'papers' | 'index' | 'resultLists' | 'discussions' | 'clock'>;

/** What a search found. */
export interface FoundPapers extends SearchResult {
  /** How far the index was if it was incomplete: what was not found may be in the corpus. */
  readonly progress?: IndexProgress;
}

/** Searches for as many papers as a result list holds. */
export async function findResults(
  request: SearchRequest,
  app: Pick<App, 'papers' | 'index'>,
): Promise<FoundPapers> {
  const progress = await indexProgress(app);
  const found = searchPapers(request, { limit: MAX_RESULTS }, app.index);
  return progress ? { ...found, progress } : found;
}

/** What a reply to a search has besides its results. */
export interface ResultsReplyOptions {
  readonly kind?: PlainReply['kind'];
  readonly notes?: readonly string[];
}

/**
 * Returns the first page of what a search found, or what else to try. Results of several pages are stored after the reply
 * was sent, since it is whole without them: only the buttons that turn and post its pages read them.
 */
export async function resultsReply(
  searcher: Searcher,
  request: SearchRequest,
  found: FoundPapers,
  app: SearchContext,
  { kind = 'private', notes = [] }: ResultsReplyOptions = {},
): Promise<PlainReply> {
  const { progress } = found;
  const list = resultListOf(searcher, request, found, app);
  const page = { ...(await resultPage(list, 0, searcher, app)), ...(progress ? { progress } : {}) };
  const buttons = suggestionButtons(request, found);
  if (list.paperIds.length === 0) {
    const extraHints = progress ? ['search again in a minute'] : hintsWithoutResults(request, app);
    return {
      kind,
      body: searchResults({
        ...page,
        notes: [...notes, ...wordNotes(found)],
        extraHints,
        isUnsearchable: isUnsearchable(request),
        buttons: [...buttons, ...watchButton(request)],
      }),
    };
  }
  const reply: PlainReply = {
    kind,
    body: searchResults({
      ...page,
      notes: [...notes, ...wordNotes(found), ...matchNotes(request, found, page.papers)],
      buttons: [
        ...buttons,
        ...(searcher.managesGuild ? explainButton(request) : []),
        ...watchButton(request),
      ],
    }),
  };
  return list.paperIds.length <= PAPERS_PER_PAGE
    ? reply
    : { ...reply, afterwards: () => storeResults(list, app) };
}

/**
 * Replies to a search for the most upvoted papers as `resultsReply` does. If none of them has upvotes, they are in the order
 * of relevance and the reply says so; without words, the newest come first.
 */
export async function upvotedReply(
  searcher: Searcher,
  request: SearchRequest,
  app: SearchContext,
  options: ResultsReplyOptions = {},
): Promise<PlainReply> {
  const found = await findResults(request, app);
  const [first] = found.hits;
  const mostUpvoted = first && (await app.papers.get(first.id));
  if (!mostUpvoted || (mostUpvoted.upvotes ?? 0) > 0)
    return resultsReply(searcher, request, found, app, options);
  const ranked: SearchRequest = { ...request, sort: 'relevance' };
  const leading = hasWords(request) ? 'best match' : 'newest';
  const notes = [`None of these papers has upvotes, so the ${leading} comes first`];
  return resultsReply(searcher, ranked, await findResults(ranked, app), app, { ...options, notes });
}

/** Stores results, so that their pages can be turned; deletes those that have expired. */
export function storeResults(list: ResultList, { resultLists }: Pick<App, 'resultLists'>): Promise<void> {
  return resultLists.save(list, list.createdAt - RESULT_LIST_TTL_MS);
}

/**
 * Returns the results of a search as they are stored; of an incomplete index without what no paper has, since the papers
 * that are still read may have it.
 */
export function resultListOf(
  { interactionId, userId }: Pick<Caller, 'userId' | 'interactionId'>,
  request: SearchRequest,
  { hits, total, totalWithAll, corrections, ignored, progress }: FoundPapers,
  { clock }: Pick<App, 'clock'>,
): ResultList {
  return {
    id: interactionId,
    userId,
    queryText: describeRequest(request),
    paperIds: hits.map(hit => hit.id),
    total,
    ...(totalWithAll === undefined ? {} : { totalWithAll }),
    corrections: progress ? [] : corrections,
    ignored: progress ? [] : ignored,
    createdAt: clock.now(),
  };
}

/** Returns what to know about words that an incomplete index does not have. */
function wordNotes({ corrections, ignored, progress }: FoundPapers): string[] {
  if (!progress) return [];
  const unknown = [...corrections.map(({ from }) => from), ...ignored].map(word => `“${word}”`);
  const instead = corrections.map(({ to }) => to).join(', ');
  return [
    ...(instead === '' ? [] : [`Showing results for ${instead}`]),
    ...(unknown.length === 0 ? [] : [`None of the papers read so far contains ${unknown.join(' or ')}`]),
  ];
}

/** Returns what to know about papers that do not match in full. */
function matchNotes(
  request: SearchRequest,
  { totalWithAll, titled, progress }: FoundPapers,
  papers: readonly Paper[],
): string[] {
  if (progress) return [];
  if (titled === undefined && looksLikeMissingTitle(request, papers))
    return ['No paper here has this title; these are the nearest'];
  if (totalWithAll !== 0) return [];
  return [nothingWithAll(request)];
}

function nothingWithAll({ alternatives }: SearchRequest): string {
  const [first, ...others] = alternatives;
  if (others.length > 0)
    return 'No paper has all words of an alternative, so papers with some of them are shown';
  const { phrases = [] } = first ?? {};
  return phrases.length > 0
    ? `No paper has ${phrases.map(phrase => `“${phrase}”`).join(' and ')} and the other words`
    : 'No paper has all of these words, so papers with some of them are shown';
}
