import {
  ApplicationCommandOptionType,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import type { App, Options } from '../../src/command.ts';
import { parseArxivId } from '../../src/core/paper/arxiv-id.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import type { LookupResult } from '../../src/core/paper/remote-lookup.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { findPaper, paperName } from '../../src/usecases/find-paper.ts';
import { choiceName } from '../autocomplete-choice.ts';

/** The option by which commands are told which paper is meant. */
export const paperOption = {
  type: ApplicationCommandOptionType.String,
  name: 'paper',
  description: 'A title, an arXiv id or a link to the paper',
  required: true,
  autocomplete: true,
} as const satisfies APIApplicationCommandStringOption;

/** A paper that was looked for, and the source that told of it if it was not here before. */
export interface WantedPaper {
  readonly paper: Paper;
  readonly foundAt?: string;
}

/** What the option says, and the paper that it names: none for words that are no name. Throws `UserError`. */
export async function wantedPaper(
  options: Options,
  app: Pick<App, 'papers' | 'remoteLookup'>,
): Promise<{ readonly text: string; readonly named: WantedPaper | undefined }> {
  const text = options.string('paper')?.trim() ?? '';
  if (text === '')
    throw new UserError('Name a paper: begin to type its title, or paste an arXiv id or link.');
  if (parseArxivId(text)) return { text, named: await resolvePaper(text, app) };
  const paper = await findPaper(text, app.papers);
  return { text, named: paper && { paper } };
}

/** Papers that a half-typed text may mean, each by a name that `wantedPaper` reads as exactly this paper. */
export async function completePaper(
  text: string,
  { papers, index }: Pick<App, 'papers' | 'index'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const named = parseArxivId(text) ? await findPaper(text, papers) : undefined;
  const completions = named ? [named] : index.complete(text, 25);
  const found = await papers.getMany(completions.map(({ id }) => id));
  return found.map(each => ({ name: choiceName(readableText(each.title)), value: paperName(each) }));
}

/** Tells that a paper is not here, and whether it is worth while to come back. */
export function notHere(arxivId: string, { kind }: Pick<LookupResult, 'kind'>): string {
  const advice =
    kind === 'unreachable'
      ? 'The sources that may have it cannot be asked just now: try again later.'
      : 'Try /search with words of its title.';
  return `arXiv paper ${arxivId} is not among the papers here. ${advice}`;
}

/** The paper of an arXiv id or link, from the sources if it is not here; throws `UserError` if nobody knows it. */
export async function resolvePaper(
  arxivIdOrLink: string,
  { papers, remoteLookup: finder }: Pick<App, 'papers' | 'remoteLookup'>,
): Promise<WantedPaper> {
  const known = await findPaper(arxivIdOrLink, papers);
  if (known) return { paper: known };
  const id = parseArxivId(arxivIdOrLink)?.id ?? arxivIdOrLink;
  const finding = await finder.byArxivId(id);
  if (finding.kind === 'found') return { paper: finding.paper, foundAt: finding.source };
  throw new UserError(notHere(id, finding));
}

/** The paper that a component names; a forged or outdated name is the caller's to hear of. */
export async function paperById(
  number: string | undefined,
  papers: { get(id: PaperId): Promise<Paper | undefined> },
): Promise<Paper> {
  const found = /^\d{1,15}$/.test(number ?? '') ? await papers.get(Number(number)) : undefined;
  if (!found) throw new UserError('That paper is no longer here. Look it up again with /search.');
  return found;
}
