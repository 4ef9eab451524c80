import type { App, Caller, ComponentAction } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { RESULT_LIST_TTL_MS, type ResultList } from '../../src/core/search/result-lists.ts';
import { plainRequest } from '../../src/core/search/search-request.ts';
import { searchResults, sharedHeading, type SearchResults } from '../../src/views/list/search-results.ts';
import { PAPERS_PER_PAGE } from '../../src/views/list/list-page.ts';
import { shownButton } from '../../src/views/format/shown-button.ts';
import { postStyle } from '../post-style.ts';
import { postPageReply } from '../posting.ts';
import { visibleDiscussions } from '../visible-discussions.ts';
import { watchButton, type QueryButton } from './query-buttons.ts';

type PageNeeds = 'papers' | 'resultLists' | 'discussions' | 'clock';
type PageContext = Pick<App, PageNeeds>;

/** The user who gets to see a page. */
type Reader = Pick<Caller, 'userId' | 'guildId' | 'canSee'>;

/** Turns to another page of the caller's search. */
export const results: ComponentAction<PageNeeds> = {
  verb: 'results',
  async run(use, app) {
    const page = await requestedPage(use.args, use, app);
    return { kind: 'update', body: searchResults({ ...page, buttons: keptButtons(use.body, page) }) };
  },
};

/** Posts one of several pages of the caller's search to the channel. */
export const postResults: ComponentAction<PageNeeds | 'serverSettings'> = {
  verb: 'post-results',
  async run(use, app) {
    const page = await requestedPage(use.args, use, app);
    const heading = sharedHeading(page);
    const instead = searchResults({ ...page, posted: true, buttons: keptButtons(use.body, page) });
    return postPageReply(use, { heading, papers: page.papers, style: await postStyle(use, app) }, instead);
  },
};

/** Returns the button that watches the search, which each page has: that of the page before, or for plain words a new one. */
function keptButtons(body: MessageBody, { list }: SearchResults): QueryButton[] {
  const shown = shownButton(body, 'watch-search');
  const [, text] = /^“([^“”…]+)”$/.exec(list.queryText) ?? [];
  if (shown) return [shown];
  return text === undefined ? [] : watchButton(plainRequest(text));
}

/** Returns the page of a result list that begins at an offset. */
export async function resultPage(
  list: ResultList,
  offset: number,
  reader: Pick<Reader, 'guildId' | 'canSee'>,
  app: Pick<App, 'papers' | 'discussions'>,
): Promise<SearchResults> {
  const papers = await app.papers.getMany(list.paperIds.slice(offset, offset + PAPERS_PER_PAGE));
  const discussions = await visibleDiscussions(reader, papers, app);
  const discussed = new Map([...discussions].map(([id, { messageCount }]) => [id, messageCount]));
  return { list, papers, offset, limit: PAPERS_PER_PAGE, discussed };
}

/** Returns the page that a button names, of a search that the caller made within the last day. Throws `UserError`. */
async function requestedPage(
  [id = '', place = '']: readonly string[],
  reader: Reader,
  app: PageContext,
): Promise<SearchResults> {
  const list = await app.resultLists.get(id);
  if (!list || list.createdAt < app.clock.now() - RESULT_LIST_TTL_MS)
    throw new UserError('The pages of a search can be turned for a day. Run `/search` again to go on.');
  if (list.userId !== reader.userId)
    throw new UserError('These are the pages of another member’s search. Run `/search` for your own.');
  const offset = /^\d{1,4}$/.test(place) ? Number(place) : list.paperIds.length;
  if (offset >= list.paperIds.length)
    throw new UserError('This search has no such page. Run `/search` again.');
  const page = await resultPage(list, offset, reader, app);
  if (page.papers.length === 0) throw new UserError('These papers are no longer here. Run `/search` again.');
  return page;
}
