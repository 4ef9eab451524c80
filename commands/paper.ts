import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Command, ComponentAction } from '../src/command.ts';
import { parseArxivId } from '../src/core/arxiv-id.ts';
import type { Paper, PaperId, PaperStore } from '../src/core/paper.ts';
import { UserError } from '../src/core/user-error.ts';
import { titleKey } from '../src/core/title-key.ts';
import { findPaper, paperName } from '../src/jobs/find-paper.ts';
import { abstractView } from '../src/views/abstract.ts';
import { choiceName } from './choice.ts';
import { cardFor, find } from './paper-answers.ts';

/** Near titles shown when no paper has exactly the one asked for. */
const NEAR = 5;

export const paper: Command<'papers' | 'index' | 'library'> = {
  definition: {
    name: 'paper',
    description: 'Show one paper: authors, dates, summary, abstract and links',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'paper',
        description: 'A title, an arXiv id or a link to the paper',
        required: true,
        autocomplete: true,
      },
    ],
  },

  async run({ options, userId }, app) {
    const wanted = options.string('paper')?.trim() ?? '';
    if (wanted === '')
      throw new UserError('Name a paper: begin to type its title, or paste an arXiv id or link.');
    const found = parseArxivId(wanted)
      ? await namedPaper(wanted, app.papers)
      : await findPaper(wanted, app.papers);
    if (found) return cardFor(found, userId, app);

    const near = await find(wanted, NEAR, app);
    const [best] = near.papers;
    // Somebody who types the name of a work, as `Mamba` for `Mamba: Linear-Time …`, means that work.
    const isNamed = best && titleKey(best.title.split(/[:：]/)[0] ?? '') === titleKey(wanted);
    return isNamed ? cardFor(best, userId, app) : near.reply;
  },

  async complete({ focused }, { papers, index }) {
    const completions = index.complete(focused.text, 25);
    const found = await papers.getMany(completions.map(({ id }) => id));
    return found.map(each => ({ name: choiceName(each.title), value: paperName(each) }));
  },
};

/** The paper of an arXiv id or link; throws `UserError` if it is not here. */
export async function namedPaper(arxivIdOrLink: string, papers: PaperStore): Promise<Paper> {
  const found = await findPaper(arxivIdOrLink, papers);
  if (found) return found;
  const id = parseArxivId(arxivIdOrLink)?.id ?? arxivIdOrLink;
  throw new UserError(`arXiv paper ${id} is not among the papers here. Try /search with words of its title.`);
}

/** Opens the card of the paper picked from a list. */
export const open: ComponentAction<'papers' | 'library'> = {
  verb: 'open',
  async run({ values, userId }, app) {
    return cardFor(await paperNumbered(values[0], app.papers), userId, app);
  },
};

/** Shows the whole abstract of a paper. */
export const abstract: ComponentAction<'papers'> = {
  verb: 'abstract',
  async run({ args }, { papers }) {
    return { kind: 'private', body: abstractView(await paperNumbered(args[0], papers)) };
  },
};

/** The paper that a component names; a forged or outdated name is the caller's to hear of. */
export async function paperNumbered(
  number: string | undefined,
  papers: { get(id: PaperId): Promise<Paper | undefined> },
): Promise<Paper> {
  const found = /^\d{1,15}$/.test(number ?? '') ? await papers.get(Number(number)) : undefined;
  if (!found) throw new UserError('That paper is no longer here. Look it up again with /search.');
  return found;
}
