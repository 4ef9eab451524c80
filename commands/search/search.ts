import type { Command } from '../../src/command.ts';
import { plainRequest } from '../../src/core/search/search-request.ts';
import { cardReply, type CardNeeds } from '../paper/card-reply.ts';
import { resolveReference } from '../paper/resolve.ts';
import { completeSearch } from './completion.ts';
import { searchDefinition } from './definition.ts';
import { parseSearchOptions } from './options.ts';
import { findResults, resultsReply, upvotedReply } from './replies.ts';
import { paperNamed, paperOfHead, titledReply } from './titled-paper.ts';

type Needs = 'papers' | 'index' | 'resultLists' | 'clock' | 'remoteLookup' | CardNeeds;

export const search: Command<Needs> = {
  definition: searchDefinition,
  example: '/search query:state space models from:2024 sort:newest',

  async run(invocation, app) {
    const query = invocation.options.string('query')?.trim() ?? '';
    const referenced = await resolveReference(query, invocation, app);
    if (referenced) return cardReply(referenced, invocation, app);
    const named = await paperNamed(query, invocation.options, app);
    const request = named ? plainRequest(query) : parseSearchOptions(invocation.options, app.clock.now());
    if (request.sort === 'upvotes') return upvotedReply(invocation, request, app);
    const found = await findResults(request, app);
    const paper = named ?? (await paperOfHead(request, found, app));
    if (paper) return titledReply(paper, invocation, { request, found }, app);
    return resultsReply(invocation, request, found, app);
  },

  complete: ({ focused }, app) => completeSearch(focused, app),
};
