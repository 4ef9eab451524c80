import type { Command } from '../../src/command.ts';
import { parseArxivId } from '../../src/core/paper/arxiv-id.ts';
import { choiceName, choiceValue } from '../autocomplete-choice.ts';
import { cardReply } from '../paper/card-reply.ts';
import { resolvePaper } from '../paper/option.ts';
import { runSearch } from './pages.ts';
import { searchDefinition } from './definition.ts';
import { parseSearchOptions } from './options.ts';

type Needs = 'papers' | 'index' | 'library' | 'posted' | 'resultLists' | 'clock' | 'remoteLookup';

export const search: Command<Needs> = {
  definition: searchDefinition,

  async run(invocation, app) {
    const wish = parseSearchOptions(invocation.options);
    // A pasted id or link means one paper; words of a link would find anything.
    if (parseArxivId(wish.query)) {
      const named = await resolvePaper(wish.query, app);
      return cardReply(named.paper, invocation, app, named);
    }
    return (await runSearch(invocation, wish, app)).reply;
  },

  async complete({ focused }, { index }) {
    const titles = index.complete(focused.text, 25).map(({ title }) => title);
    // Two papers may have one title; as a query they are the same.
    return [...new Set(titles)].map(title => ({ name: choiceName(title), value: choiceValue(title) }));
  },
};
