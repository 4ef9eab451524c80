import type { App, Command, ComponentAction } from '../src/command.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { LookupCaller } from '../src/core/paper/remote-lookup.ts';
import { similarHeading, similarPapers, type SimilarPapers } from '../src/views/list/similar-papers.ts';
import { choiceName } from './autocomplete-choice.ts';
import { EVERYWHERE } from './contexts.ts';
import { completePaper, paperOption, parsePaperOption } from './paper/option.ts';
import { lookUpTitle, paperById, type ResolvedPaper } from './paper/resolve.ts';
import { postPageReply } from './posting.ts';

/** Similar papers shown. */
const MAX_SIMILAR = 5;

export const similar: Command<'papers' | 'index' | 'remoteLookup'> = {
  definition: {
    name: 'similar',
    description: 'Find the papers nearest to one, with the words they share',
    ...EVERYWHERE,
    options: [paperOption],
  },
  example: '/similar paper:2312.00752',

  async run(invocation, app) {
    const { text, named } = await parsePaperOption(invocation, app);
    const { paper, source } = named ?? (await paperByWords(text, invocation, app));
    const found = await similarPapersOf(paper, app);
    return {
      kind: 'private',
      body: similarPapers(source === undefined ? found : { ...found, source }),
    };
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};

/** Shows the papers similar to the one of a card. */
export const similarTo: ComponentAction<'papers' | 'index'> = {
  verb: 'similar',
  async run({ args }, app) {
    const paper = await paperById(args[0], app.papers);
    return { kind: 'private', body: similarPapers(await similarPapersOf(paper, app)) };
  },
};

/** Posts the papers similar to one to the channel. */
export const postSimilar: ComponentAction<'papers' | 'index'> = {
  verb: 'post-similar',
  async run(use, app) {
    const found = await similarPapersOf(await paperById(use.args[0], app.papers), app);
    if (found.papers.length === 0) throw new UserError('No paper here is similar to it any more.');
    const page = { heading: similarHeading(found.to), papers: found.papers };
    return postPageReply(use, page, similarPapers({ ...found, posted: true }));
  },
};

/** Returns the paper with this title, added from a source, else the one here that fits it best. Throws `UserError`. */
async function paperByWords(
  text: string,
  caller: LookupCaller,
  app: Pick<App, 'index' | 'papers' | 'remoteLookup'>,
): Promise<ResolvedPaper> {
  const best = app.index.search(text, { limit: 1 }).hits[0];
  const { added, waitText } = await lookUpTitle(text, caller, app);
  if (added) return added;
  const paper = best && (await app.papers.get(best.id));
  if (paper) return { paper };
  if (waitText !== undefined) throw new UserError(`No paper here has that title. ${waitText}`);
  throw new UserError(
    `No paper here fits “${choiceName(text)}”. Begin to type a title and pick one, or paste an arXiv id.`,
  );
}

async function similarPapersOf(
  to: Paper,
  { index, papers }: Pick<App, 'index' | 'papers'>,
): Promise<SimilarPapers> {
  const hits = index.similar(to.id, MAX_SIMILAR);
  return {
    to,
    papers: await papers.getMany(hits.map(hit => hit.id)),
    sharedTerms: new Map(hits.map(({ id, sharedTerms }) => [id, sharedTerms])),
  };
}
