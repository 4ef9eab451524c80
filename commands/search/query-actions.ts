import type { ComponentAction, ComponentUse } from '../../src/command.ts';
import { decodeTextArgument } from '../../src/core/message/text-argument.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { SEARCH_ORDERS, type SearchRequest } from '../../src/core/search/search-request.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { withPapers } from '../../src/usecases/with-papers.ts';
import { PAPERS_PER_PAGE } from '../../src/views/list/list-page.ts';
import { searchExplanation } from '../../src/views/list/search-explanation.ts';
import { describeRequest, requestOf } from './options.ts';
import { findResults, resultsReply, upvotedReply } from './replies.ts';

/** Runs the search that a button contains. */
export const searchAgain: ComponentAction<'papers' | 'index' | 'resultLists' | 'discussions' | 'clock'> = {
  verb: 'search',
  async run(use, app) {
    const request = searchOf(use);
    const options = { kind: 'update' } as const;
    if (request.sort === 'upvotes') return upvotedReply(use, request, app, options);
    return resultsReply(use, request, await findResults(request, app), app, options);
  },
};

/** Explains the scores of a search to members with Manage Server. */
export const explainScores: ComponentAction<'papers' | 'index'> = {
  verb: 'explain',
  async run(use, app) {
    if (!use.managesGuild)
      throw new UserError('Only members with the permission Manage Server can see how papers are ranked.');
    const request = searchOf(use);
    const { hits } = searchPapers(request, { limit: PAPERS_PER_PAGE, explain: true }, app.index);
    const found = await withPapers(hits, ({ id }) => id, app.papers);
    if (found.length === 0) throw new UserError('This search finds no papers any more.');
    const papers = found.map(({ paper, score, explanation = [] }) => ({ paper, score, parts: explanation }));
    return { kind: 'private', body: searchExplanation(describeRequest(request), papers) };
  },
};

/** Returns the search of a custom_id from `searchCustomId`. Throws `UserError` for a forged one. */
export function searchOf({ args: [sort, argument = ''] }: Pick<ComponentUse, 'args'>): SearchRequest {
  const query = decodeTextArgument(argument);
  if (query === undefined) throw new UserError('This button is broken. Run `/search` again.');
  return requestOf({ query, sort: SEARCH_ORDERS.find(order => order === sort) });
}
