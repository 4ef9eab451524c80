import type { App, Caller, ComponentAction, PlainReply } from '../../src/command.ts';
import { RESULT_LIST_LIFE_MS, type ResultList } from '../../src/core/search/result-lists.ts';
import type { SearchRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { searchResults, sharedHeading, type SearchResults } from '../../src/views/list/search-results.ts';
import { PAPERS_ON_A_PAGE } from '../../src/views/list/paper-page.ts';
import { postPage } from '../posting.ts';
import { describeRequest, isNarrowed } from './options.ts';

/** Papers kept for turning pages; nobody turns forty. */
const KEPT = 200;

type Searching = Pick<App, 'papers' | 'index' | 'resultLists' | 'clock'>;
type Paging = Pick<App, 'papers' | 'resultLists' | 'clock'>;

/** Searches, and keeps what was found so that its pages can be turned. Answers the first page, or what else to try. */
export async function runSearch(
  { userId, interactionId }: Pick<Caller, 'userId' | 'interactionId'>,
  wish: SearchRequest,
  app: Searching,
): Promise<{ readonly list: ResultList; readonly reply: PlainReply }> {
  const found = await searchPapers(wish, KEPT, app);
  const list: ResultList = {
    id: interactionId,
    userId,
    asked: describeRequest(wish),
    paperIds: found.hits.map(hit => hit.id),
    total: found.total,
    corrections: found.corrections,
    ignored: found.ignored,
    madeAt: app.clock.now(),
  };
  if (list.paperIds.length > 0) await app.resultLists.keep(list, list.madeAt - RESULT_LIST_LIFE_MS);
  const page = await pageOf(list, 0, app);
  const advice = list.paperIds.length > 0 ? [] : await adviceFor(wish, app);
  return { list, reply: { kind: 'private', body: searchResults({ ...page, advice }) } };
}

/** Turns to another page of the caller's search. */
export const results: ComponentAction<'papers' | 'resultLists' | 'clock'> = {
  verb: 'results',
  async run({ args, userId }, app) {
    return { kind: 'update', body: searchResults(await namedPage(args, userId, app)) };
  },
};

/** Posts a page of the caller's search for everybody. */
export const postResults: ComponentAction<'papers' | 'resultLists' | 'clock'> = {
  verb: 'post-results',
  async run(press, app) {
    const page = await namedPage(press.args, press.userId, app);
    const heading = sharedHeading(page);
    return postPage(press, { heading, papers: page.papers }, searchResults({ ...page, posted: true }));
  },
};

/** What a narrowed search that found nothing would have found without its filters. */
async function adviceFor(wish: SearchRequest, app: Searching): Promise<string[]> {
  if (!isNarrowed(wish)) return [];
  const { category } = wish;
  if (category !== undefined && (await app.papers.matching({ category })).length === 0)
    return [`leave out category: no paper here is known to be in ${category}`];
  const { total } = await searchPapers({ query: wish.query, sort: wish.sort }, 1, app);
  const papers = total === 1 ? '1 paper has' : `${total.toLocaleString('en-GB')} papers have`;
  return total === 0 ? [] : [`leave out author, category or dates: ${papers} these words without them`];
}

async function pageOf(
  list: ResultList,
  offset: number,
  { papers }: Pick<App, 'papers'>,
): Promise<SearchResults> {
  const shown = await papers.getMany(list.paperIds.slice(offset, offset + PAPERS_ON_A_PAGE));
  return { list, papers: shown, offset, limit: PAPERS_ON_A_PAGE };
}

/** The page that a button's arguments name, of a search that the caller made within the last day; throws `UserError`. */
async function namedPage(
  [id = '', place = '']: readonly string[],
  userId: string,
  app: Paging,
): Promise<SearchResults> {
  const list = await app.resultLists.get(id);
  if (!list || list.madeAt < app.clock.now() - RESULT_LIST_LIFE_MS)
    throw new UserError('The pages of a search can be turned for a day. Run /search again to go on.');
  if (list.userId !== userId)
    throw new UserError('These are the pages of somebody else’s search. Run /search for your own.');
  const offset = /^\d{1,4}$/.test(place) ? Number(place) : list.paperIds.length;
  if (offset >= list.paperIds.length) throw new UserError('This search has no such page. Run /search again.');
  const page = await pageOf(list, offset, app);
  if (page.papers.length === 0) throw new UserError('These papers are no longer here. Run /search again.');
  return page;
}
