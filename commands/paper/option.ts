import {
  ApplicationCommandOptionType,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import type { App, Invocation } from '../../src/command.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { begunArxivId } from '../../src/core/paper/arxiv-id.ts';
import { parseReference } from '../../src/core/paper/paper-reference.ts';
import { findPaper, paperName } from '../../src/usecases/find-paper.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { resolveReference, type ResolvedPaper } from './resolve.ts';

/** The option that names a paper. */
export const paperOption = {
  type: ApplicationCommandOptionType.String,
  name: 'paper',
  description: 'A title, an arXiv id or a link to the paper',
  required: true,
  autocomplete: true,
} as const satisfies APIApplicationCommandStringOption;

/**
 * Reads the paper option: its text, and the paper that it names. `named` is `undefined` for words that name no paper.
 * Throws `UserError` for an empty text, for the beginning of an arXiv id, and for an id or link of a paper that no source has.
 */
export async function parsePaperOption(
  invocation: Invocation,
  app: Pick<App, 'papers' | 'remoteLookup'>,
): Promise<{ readonly text: string; readonly named: ResolvedPaper | undefined }> {
  const text = invocation.options.string('paper')?.trim() ?? '';
  if (text === '')
    throw new UserError('Name a paper: begin to type its title, or paste an arXiv id or link.');
  const referenced = await resolveReference(text, invocation, app);
  if (referenced) return { text, named: referenced };
  const paper = await findPaper(text, app.papers);
  if (!paper && begunArxivId(text) !== undefined)
    throw new UserError(
      `“${text}” is the beginning of an arXiv id. Type all of it, or pick one while you type.`,
    );
  return { text, named: paper && { paper } };
}

/** Counts a paper that a user picked from the completions, so that it comes first among them. */
export function countPick(
  text: string,
  paper: Paper,
  { userId }: Pick<Invocation, 'userId'>,
  { pickCounter }: Pick<App, 'pickCounter'>,
): void {
  // The value of a choice is such a name; one that was typed so counts as well.
  if (text === paperName(paper)) pickCounter.count(paper.id, userId);
}

/** Completes a half-typed paper. Each value is a name that `parsePaperOption` reads as exactly that paper. */
export async function completePaper(
  text: string,
  { papers, index }: Pick<App, 'papers' | 'index'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const reference = parseReference(text);
  if (reference) {
    const paper = await findPaper(text, papers);
    return paper ? [toChoice(paper)] : [];
  }
  const begun = await completeArxivId(text, papers);
  if (begun.length > 0) return begun;
  const found = await papers.getMany(index.complete(text, MAX_CHOICES));
  return found.map(toChoice);
}

/** Completes a half-typed arXiv id: the name of each choice has the id before the title, and its value is the id. */
export async function completeArxivId(
  text: string,
  papers: Pick<App['papers'], 'byArxivIdBeginning'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const beginning = begunArxivId(text);
  if (beginning === undefined) return [];
  const found = await papers.byArxivIdBeginning(beginning, MAX_CHOICES);
  return found.flatMap(({ arxivId, title }) =>
    arxivId === null ? [] : [{ name: choiceName(`${arxivId} ${readableText(title)}`), value: arxivId }],
  );
}

function toChoice(paper: Paper): APIApplicationCommandOptionChoice<string> {
  return { name: choiceName(readableText(paper.title)), value: paperName(paper) };
}
