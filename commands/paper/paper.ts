import type { Command } from '../../src/command.ts';
import { plainRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { EVERYWHERE } from '../contexts.ts';
import { findResults, resultsReply } from '../search/replies.ts';
import { cardReply, type CardNeeds } from './card-reply.ts';
import { meantPaper } from './meant-paper.ts';
import { completePaper, countPick, paperOption, parsePaperOption } from './option.ts';

type Needs = 'papers' | 'index' | 'resultLists' | 'clock' | 'remoteLookup' | 'pickCounter' | CardNeeds;

export const paper: Command<Needs> = {
  definition: {
    name: 'paper',
    description: 'Show one paper: authors, dates, summary, abstract and links',
    ...EVERYWHERE,
    options: [paperOption],
  },
  example: '/paper paper:2312.00752',

  async run(invocation, app) {
    const { text, named } = await parsePaperOption(invocation, app);
    if (named) {
      countPick(text, named.paper, invocation, app);
      return cardReply(named, invocation, app);
    }

    const request = plainRequest(text);
    const results = await findResults(request, app);
    const { paper: meant, waitText } = await meantPaper(text, results, invocation, app);
    if (meant) return cardReply(meant, invocation, app);
    if (waitText === undefined) return resultsReply(invocation, request, results, app);
    if (results.hits.length === 0) throw new UserError(`No paper here has that title. ${waitText}`);
    return resultsReply(invocation, request, results, app, { notes: [waitText] });
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};
