import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Command } from '../src/command.ts';
import { parseArxivId } from '../src/core/arxiv-id.ts';
import { UserError } from '../src/core/user-error.ts';
import { cardFor, find } from './paper-answers.ts';
import { namedPaper } from './paper.ts';
import { choiceName, choiceValue } from './choice.ts';

/** Papers in one answer: as many as a phone shows without scrolling far. The line above them says how many match. */
const PAGE = 5;

export const search: Command<'papers' | 'index' | 'library'> = {
  definition: {
    name: 'search',
    description: 'Find papers by words of their titles, summaries and abstracts',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'query',
        description: 'Words to look for, such as: mixture of experts routing',
        required: true,
        autocomplete: true,
      },
    ],
  },

  async run({ options, userId }, app) {
    const query = options.string('query')?.trim() ?? '';
    if (query === '') throw new UserError('Type what to look for, such as: /search mixture of experts');

    // A pasted id or link means one paper; words of a link would find anything.
    if (parseArxivId(query)) return cardFor(await namedPaper(query, app.papers), userId, app);
    return (await find(query, PAGE, app)).reply;
  },

  async complete({ focused }, { index }) {
    const titles = index.complete(focused.text, 25).map(({ title }) => title);
    // Two papers may have one title; as a query they are the same.
    return [...new Set(titles)].map(title => ({ name: choiceName(title), value: choiceValue(title) }));
  },
};
