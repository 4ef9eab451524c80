import type { Command } from '../../src/command.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import { choiceName, choiceValue, MAX_CHOICES } from '../autocomplete-choice.ts';
import { cardReply } from '../paper/card-reply.ts';
import { resolveReference } from '../paper/resolve.ts';
import { searchDefinition } from './definition.ts';
import { parseSearchOptions } from './options.ts';
import { findResults, resultsReply, upvotedReply } from './replies.ts';

type Needs = 'papers' | 'index' | 'library' | 'posted' | 'resultLists' | 'clock' | 'remoteLookup';

export const search: Command<Needs> = {
  definition: searchDefinition,
  example: '/search query:state space models from:2024 sort:newest',

  async run(invocation, app) {
    const request = parseSearchOptions(invocation.options);
    const referenced = await resolveReference(request.query, invocation, app);
    if (referenced) return cardReply(referenced, invocation, app);
    if (request.sort === 'upvotes') return upvotedReply(invocation, request, app);
    return resultsReply(invocation, request, await findResults(request, app), app);
  },

  async complete({ focused }, { index, papers }) {
    const found = await papers.getMany(index.complete(focused.text, MAX_CHOICES));
    const titles = found.map(({ title }) => readableText(title));
    // Several papers can have the same title; as a query they are the same.
    return [...new Set(titles)].map(title => ({ name: choiceName(title), value: choiceValue(title) }));
  },
};
