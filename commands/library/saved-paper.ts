import type {
  APIApplicationCommandOptionChoice,
  APIApplicationCommandStringOption,
} from 'discord-api-types/v10';
import type { App } from '../../src/command.ts';
import type { LibraryEntry } from '../../src/core/library/library-item.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
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

/** A saved paper and what its owner attached to it. */
export interface SavedPaperEntry {
  readonly paper: Paper;
  readonly entry: LibraryEntry;
}

/** Returns the caller's saved paper that a text names. Throws `UserError` if there is none. */
export async function requireSavedPaper(
  typed: string | undefined,
  userId: string,
  { papers, library }: Pick<App, 'papers' | 'library'>,
): Promise<SavedPaperEntry> {
  const text = typed?.trim() ?? '';
  const paper = await findPaper(text, papers);
  const entry = paper && (await library.item(userId, paper.id));
  if (!paper || !entry)
    throw new UserError(
      `“${choiceName(text)}” is not in your library. Pick one from the list that appears while you type, or see \`/library list\`.`,
    );
  return { paper, entry };
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
