import {
  ApplicationCommandOptionType,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import type { App, Options } from '../src/command.ts';
import { parseArxivId } from '../src/core/arxiv-id.ts';
import type { Paper, PaperId, PaperStore } from '../src/core/paper.ts';
import { UserError } from '../src/core/user-error.ts';
import { findPaper, paperName } from '../src/jobs/find-paper.ts';
import { choiceName } from './choice.ts';

/** The option by which commands are told which paper is meant. */
export const paperOption = {
  type: ApplicationCommandOptionType.String,
  name: 'paper',
  description: 'A title, an arXiv id or a link to the paper',
  required: true,
  autocomplete: true,
} as const satisfies APIApplicationCommandStringOption;

/** What the option says, and the paper that it names: none for words that are no name. Throws `UserError`. */
export async function wantedPaper(
  options: Options,
  papers: PaperStore,
): Promise<{ readonly text: string; readonly paper: Paper | undefined }> {
  const text = options.string('paper')?.trim() ?? '';
  if (text === '')
    throw new UserError('Name a paper: begin to type its title, or paste an arXiv id or link.');
  return { text, paper: parseArxivId(text) ? await namedPaper(text, papers) : await findPaper(text, papers) };
}

/** Papers that a half-typed text may mean, each by a name that `wantedPaper` reads as exactly this paper. */
export async function completePaper(
  text: string,
  { papers, index }: Pick<App, 'papers' | 'index'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const named = parseArxivId(text) ? await findPaper(text, papers) : undefined;
  const completions = named ? [named] : index.complete(text, 25);
  const found = await papers.getMany(completions.map(({ id }) => id));
  return found.map(each => ({ name: choiceName(each.title), value: paperName(each) }));
}

/** The paper of an arXiv id or link; throws `UserError` if it is not here. */
export async function namedPaper(arxivIdOrLink: string, papers: PaperStore): Promise<Paper> {
  const found = await findPaper(arxivIdOrLink, papers);
  if (found) return found;
  const id = parseArxivId(arxivIdOrLink)?.id ?? arxivIdOrLink;
  throw new UserError(`arXiv paper ${id} is not among the papers here. Try /search with words of its title.`);
}

/** The paper that a component names; a forged or outdated name is the caller's to hear of. */
export async function paperNumbered(
  number: string | undefined,
  papers: { get(id: PaperId): Promise<Paper | undefined> },
): Promise<Paper> {
  const found = /^\d{1,15}$/.test(number ?? '') ? await papers.get(Number(number)) : undefined;
  if (!found) throw new UserError('That paper is no longer here. Look it up again with /search.');
  return found;
}
