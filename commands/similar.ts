import type { App, Command, ComponentAction } from '../src/command.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { LookupCaller } from '../src/core/paper/remote-lookup.ts';
import { indexProgress } from '../src/usecases/index-progress.ts';
import { loadSimilarPapers } from '../src/usecases/similar-papers.ts';
import { progressText } from '../src/views/format/progress-text.ts';
import { PAPERS_PER_PAGE } from '../src/views/list/list-page.ts';
import { sharedSimilarHeading, similarPapers, type SimilarPapers } from '../src/views/list/similar-papers.ts';
import { choiceName } from './autocomplete-choice.ts';
import { EVERYWHERE } from './contexts.ts';
import { completePaper, countPick, paperOption, parsePaperOption } from './paper/option.ts';
import { lookUpTitle, paperById, type ResolvedPaper, type TitleLookup } from './paper/resolve.ts';
import { postStyle } from './post-style.ts';
import { postPageReply } from './posting.ts';

/** Similar papers on all pages; those further down have little in common with the paper. */
const MAX_SIMILAR = 25;

export const similar: Command<'papers' | 'index' | 'remoteLookup' | 'pickCounter'> = {
  definition: {
    name: 'similar',
    description: 'Find the papers nearest to one, with the words they share',
    ...EVERYWHERE,
    options: [paperOption],
  },
  example: '/similar paper:2312.00752',

  async run(invocation, app) {
    const { text, named } = await parsePaperOption(invocation, app);
    if (named) countPick(text, named.paper, invocation, app);
    const { paper, source } = named ?? (await paperByWords(text, invocation, app));
    const found = await similarPage(paper, 0, app);
    if (source !== undefined) return { kind: 'private', body: similarPapers({ ...found, source }) };
    return { kind: 'private', body: similarPapers(named ? found : { ...found, words: text }) };
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};

/** Shows the papers similar to the one of a card, or another page of them. */
export const similarTo: ComponentAction<'papers' | 'index'> = {
  verb: 'similar',
  async run({ args }, app) {
    const paper = await paperById(args[0], app.papers);
    const isPage = args.length > 1;
    const page = isPage ? await requestedPage(paper, args[1], app) : await similarPage(paper, 0, app);
    return { kind: isPage ? 'update' : 'private', body: similarPapers(page) };
  },
};

/** Posts a page of the papers similar to one to the channel. */
export const postSimilar: ComponentAction<'papers' | 'index' | 'serverSettings'> = {
  verb: 'post-similar',
  async run(use, app) {
    const [id, offset = '0'] = use.args;
    const page = await requestedPage(await paperById(id, app.papers), offset, app);
    const heading = sharedSimilarHeading(page);
    const instead = similarPapers({ ...page, posted: true });
    return postPageReply(use, { heading, papers: page.papers, style: await postStyle(use, app) }, instead);
  },
};

/** Returns the paper with this title, added from a source, else the one here that fits it best. Throws `UserError`. */
async function paperByWords(
  text: string,
  caller: LookupCaller,
  app: Pick<App, 'index' | 'papers' | 'remoteLookup'>,
): Promise<ResolvedPaper> {
  const progress = await indexProgress(app);
  const best = app.index.search(text, { limit: 1 }).hits[0];
  const { added, waitText }: TitleLookup = progress ? {} : await lookUpTitle(text, caller, app);
  if (added) return added;
  const paper = best && (await app.papers.get(best.id));
  if (paper) return { paper };
  if (progress)
    throw new UserError(
      `None of the papers read so far fits “${choiceName(text)}”. ${progressText(progress)}`,
    );
  if (waitText !== undefined) throw new UserError(`No paper here has that title. ${waitText}`);
  throw new UserError(
    `No paper here fits “${choiceName(text)}”. Begin to type a title and pick one, or paste an arXiv id.`,
  );
}

/** Returns the page that a button names. Throws `UserError` if it has no papers. */
async function requestedPage(
  to: Paper,
  offset: string | undefined,
  app: Pick<App, 'index' | 'papers'>,
): Promise<SimilarPapers> {
  const page = /^\d{1,4}$/.test(offset ?? '') ? await similarPage(to, Number(offset), app) : undefined;
  if (page?.progress && page.papers.length === 0) throw new UserError(progressText(page.progress));
  if (page === undefined || page.papers.length === 0)
    throw new UserError('No paper here is similar to it any more, or not as many. Run `/similar` again.');
  return page;
}

/** Returns the page that begins at an offset. */
async function similarPage(
  to: Paper,
  offset: number,
  { index, papers }: Pick<App, 'index' | 'papers'>,
): Promise<SimilarPapers> {
  const progress = await indexProgress({ index, papers });
  const hits = index.similar(to.id, MAX_SIMILAR);
  const shown = await loadSimilarPapers(to, hits.slice(offset, offset + PAPERS_PER_PAGE), papers);
  return {
    to,
    papers: shown.map(({ paper }) => paper),
    offset,
    total: hits.length,
    limit: PAPERS_PER_PAGE,
    sharedTerms: new Map(shown.map(({ paper, sharedTerms }) => [paper.id, sharedTerms])),
    ...(progress ? { progress } : {}),
  };
}
