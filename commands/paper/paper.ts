import type { App, Command } from '../../src/command.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { EVERYWHERE } from '../contexts.ts';
import { findResults, resultsReply } from '../search/replies.ts';
import { cardReply } from './card-reply.ts';
import { completePaper, paperOption, parsePaperOption } from './option.ts';
import { addByTitle, type ResolvedPaper } from './resolve.ts';

type Needs = 'papers' | 'index' | 'library' | 'posted' | 'resultLists' | 'clock' | 'remoteLookup';

export const paper: Command<Needs> = {
  definition: {
    name: 'paper',
    description: 'Show one paper: authors, dates, summary, abstract and links',
    ...EVERYWHERE,
    options: [paperOption],
  },

  async run(invocation, app) {
    const { text, named } = await parsePaperOption(invocation.options, app);
    if (named) return cardReply(named, invocation, app);

    const request = { query: text, sort: 'relevance' } as const;
    const results = await findResults(request, app);
    const meant = (await paperOfShortTitle(text, results.hits[0]?.id, app)) ?? (await addByTitle(text, app));
    return meant ? cardReply(meant, invocation, app) : resultsReply(invocation, request, results, app);
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};

/** Returns the best match if the text is its title up to a colon, as `Mamba` is for `Mamba: Linear-Time …`. */
async function paperOfShortTitle(
  text: string,
  bestMatch: PaperId | undefined,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const paper = bestMatch === undefined ? undefined : await papers.get(bestMatch);
  return paper && titleKey(shortTitle(paper)) === titleKey(text) ? { paper } : undefined;
}

function shortTitle({ title }: Pick<Paper, 'title'>): string {
  return title.split(/[:：]/)[0] ?? '';
}
