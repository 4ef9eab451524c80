import type { App, Command } from '../../src/command.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import type { SearchResult } from '../../src/core/search/search.ts';
import { plainRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import { EVERYWHERE } from '../contexts.ts';
import { findResults, resultsReply } from '../search/replies.ts';
import { cardReply } from './card-reply.ts';
import { completePaper, paperOption, parsePaperOption } from './option.ts';
import { lookUpTitle, type ResolvedPaper, type TitleLookup } from './resolve.ts';

type Needs = 'papers' | 'index' | 'library' | 'posted' | 'resultLists' | 'clock' | 'remoteLookup';

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
    if (named) return cardReply(named, invocation, app);

    const request = plainRequest(text);
    const results = await findResults(request, app);
    const shortTitled = await paperOfShortTitle(text, results.hits[0]?.id, app);
    // The paper that is meant may not be in the index yet, so none is taken for it, and none is looked up at the sources.
    if (results.progress && !shortTitled) return resultsReply(invocation, request, results, app);
    const titled = shortTitled ?? (await paperOfBestTitle(text, results, app));
    const { added, waitText }: TitleLookup = titled ? {} : await lookUpTitle(text, invocation, app);
    const meant = titled ?? added ?? (await onlyHit(results, app));
    if (meant) return cardReply(meant, invocation, app);
    if (waitText === undefined) return resultsReply(invocation, request, results, app);
    if (results.hits.length === 0) throw new UserError(`No paper here has that title. ${waitText}`);
    return resultsReply(invocation, request, results, app, { notes: [waitText] });
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};

/** Returns the best match if the text is its title up to a colon, as `Mamba` is for `Mamba: Linear-Time …`. */
async function paperOfShortTitle(
  text: string,
  bestMatch: PaperId | undefined,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const best = bestMatch === undefined ? undefined : await papers.get(bestMatch);
  return best && titleKey(shortTitle(best)) === titleKey(text) ? { paper: best } : undefined;
}

/** Hits whose titles are compared with the text. */
const MAX_COMPARED_TITLES = 20;

/** Returns the best match if it alone has all words of the text in its title. */
async function paperOfBestTitle(
  text: string,
  { hits }: SearchResult,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const words = wordsOfTitle(text);
  if (words.size === 0) return undefined;
  const compared = await papers.getMany(hits.slice(0, MAX_COMPARED_TITLES).map(({ id }) => id));
  const [titled, ...others] = compared.filter(({ title }) => hasAll(wordsOfTitle(title), words));
  return titled && others.length === 0 && titled === compared[0] ? { paper: titled } : undefined;
}

/** Returns the one paper found, unless some words of the text were left out or corrected to find it. */
async function onlyHit(
  { hits, total, corrections, ignored }: SearchResult,
  { papers }: Pick<App, 'papers'>,
): Promise<ResolvedPaper | undefined> {
  const [hit] = hits;
  if (!hit || total !== 1 || corrections.length > 0 || ignored.length > 0) return undefined;
  const found = await papers.get(hit.id);
  return found && { paper: found };
}

function hasAll(set: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  return [...words].every(word => set.has(word));
}

function wordsOfTitle(text: string): Set<string> {
  return new Set(
    readableText(text)
      .split(/[\s:：,/–—-]+/)
      .map(titleKey)
      .filter(word => word !== ''),
  );
}

function shortTitle({ title }: Pick<Paper, 'title'>): string {
  return title.split(/[:：]/)[0] ?? '';
}
