import type { App, Command, ComponentAction } from '../src/command.ts';
import type { Paper } from '../src/core/paper/paper.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { similarHeading, similarPapers, type SimilarPapers } from '../src/views/paper/similar-papers.ts';
import { choiceName } from './autocomplete-choice.ts';
import { EVERYWHERE } from './contexts.ts';
import { completePaper, paperById, paperOption, wantedPaper, type WantedPaper } from './paper/option.ts';
import { postPage } from './posting.ts';

/** Near papers shown. */
const NEAREST = 5;

export const similar: Command<'papers' | 'index' | 'remoteLookup'> = {
  definition: {
    name: 'similar',
    description: 'Find the papers nearest to one, with the words they share',
    ...EVERYWHERE,
    options: [paperOption],
  },

  async run({ options }, app) {
    const { text, named } = await wantedPaper(options, app);
    const wanted = named ?? (await titled(text, app));
    const foundAt = wanted.foundAt === undefined ? {} : { foundAt: wanted.foundAt };
    return { kind: 'private', body: similarPapers({ ...(await near(wanted.paper, app)), ...foundAt }) };
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};

/** Shows what is near the paper of a card. */
export const similarTo: ComponentAction<'papers' | 'index'> = {
  verb: 'similar',
  async run({ args }, app) {
    const paper = await paperById(args[0], app.papers);
    return { kind: 'private', body: similarPapers(await near(paper, app)) };
  },
};

/** Posts the papers near one for everybody. */
export const postSimilar: ComponentAction<'papers' | 'index'> = {
  verb: 'post-similar',
  async run(press, app) {
    const found = await near(await paperById(press.args[0], app.papers), app);
    if (found.papers.length === 0) throw new UserError('No paper here is like it any more.');
    const page = { heading: similarHeading(found.to), papers: found.papers };
    return postPage(press, page, similarPapers({ ...found, posted: true }));
  },
};

/** The paper of a title that is not here, else the one that the words describe best; throws `UserError` without any. */
async function titled(
  text: string,
  app: Pick<App, 'index' | 'papers' | 'remoteLookup'>,
): Promise<WantedPaper> {
  const finding = await app.remoteLookup.byTitle(text);
  if (finding.kind === 'found') return { paper: finding.paper, foundAt: finding.source };
  return { paper: await bestMatch(text, app) };
}

/** The paper that words describe best; throws `UserError` where none does. */
async function bestMatch(text: string, { index, papers }: Pick<App, 'index' | 'papers'>): Promise<Paper> {
  const best = index.search(text, { limit: 1 }).hits[0];
  const paper = best && (await papers.get(best.id));
  if (!paper)
    throw new UserError(
      `No paper here fits “${choiceName(text)}”. Begin to type a title and pick one, or paste an arXiv id.`,
    );
  return paper;
}

async function near(to: Paper, { index, papers }: Pick<App, 'index' | 'papers'>): Promise<SimilarPapers> {
  const hits = index.similar(to.id, NEAREST);
  return {
    to,
    papers: await papers.getMany(hits.map(hit => hit.id)),
    shared: new Map(hits.map(({ id, shared }) => [id, shared])),
  };
}
