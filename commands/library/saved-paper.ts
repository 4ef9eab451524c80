import type {
  APIApplicationCommandOptionChoice,
  APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import type { App } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import { findBegunSaves, type SavedPaperEntry } from '../../src/usecases/begun-saves.ts';
import { findPaper, paperName } from '../../src/usecases/find-paper.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { paperOption } from '../paper/option.ts';

/** Papers that completion looks through, those saved last. */
const MAX_COMPLETION_PAPERS = 500;

/** The option that names one of the caller's saved papers. */
export const savedPaperOption: APIApplicationCommandStringOption = {
  ...paperOption,
  description: 'Which of your saved papers',
};

/** Titles of one error at most: the list that appears while a member types has more. */
const MAX_NAMED_TITLES = 5;

/**
 * Returns the caller's saved paper that a text names as in `findPaper`, or by the beginning of its title if no other saved
 * title begins so. Throws `UserError` if there is none, or several.
 */
export async function requireSavedPaper(
  typed: string | undefined,
  userId: string,
  { papers, library }: Pick<App, 'papers' | 'library'>,
): Promise<SavedPaperEntry> {
  const text = typed?.trim() ?? '';
  const paper = await findPaper(text, papers);
  const entry = paper && (await library.item(userId, paper.id));
  if (paper && entry) return { paper, entry };
  const begun = await findBegunSaves(text, userId, { papers, library });
  const [only] = begun;
  if (!only)
    throw new UserError(
      `“${choiceName(text)}” is not in your library. Pick one from the list that appears while you type, or see \`/library list\`.`,
    );
  if (begun.length > 1) throw severalError(text, begun);
  return only;
}

function severalError(text: string, begun: readonly SavedPaperEntry[]): UserError {
  const titles = begun
    .slice(0, MAX_NAMED_TITLES)
    .map(({ paper }) => `“${choiceName(readableText(paper.title))}”`);
  const more = begun.length - titles.length;
  const named = [...titles, ...(more > 0 ? [`${more} more`] : [])];
  return new UserError(
    `${begun.length} of your saved papers begin with “${choiceName(text)}”: ${listed(named)}. Type more of the title, or pick one from the list that appears while you type.`,
  );
}

function listed(parts: readonly string[]): string {
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** Completes the name of one of the caller's saved papers. */
export async function completeSavedPaper(
  text: string,
  userId: string,
  { papers, library }: Pick<App, 'papers' | 'library'>,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const saved = await library.list(userId, { offset: 0, limit: MAX_COMPLETION_PAPERS });
  return (await papers.getMany(saved.map(entry => entry.paperId)))
    .filter(paper => matchesTyped(paper, text))
    .slice(0, MAX_CHOICES)
    .map(paper => ({ name: choiceName(readableText(paper.title)), value: paperName(paper) }));
}

function matchesTyped({ title, arxivId }: Paper, typed: string): boolean {
  return titleKey(title).includes(titleKey(typed)) || (arxivId?.startsWith(typed.trim()) ?? false);
}
