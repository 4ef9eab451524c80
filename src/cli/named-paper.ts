import type { Paper, PaperStore } from '../core/paper/paper.ts';
import { findPaper } from '../usecases/find-paper.ts';
import { UsageError, VerbError } from './context.ts';

/** How a paper is named on the command line. */
export const PAPER_ARGUMENT = 'its arXiv id or link, its own id, its number (#12), or its exact title';

/** The paper that the words of an argument name; throws `UsageError` for none, `VerbError` for an unknown one. */
export async function namedPaper(words: readonly string[], papers: PaperStore): Promise<Paper> {
  const name = words.join(' ').trim();
  if (name === '') throw new UsageError('Name a paper by its arXiv id, its link or its title.');
  const paper = await findPaper(name, papers);
  if (!paper)
    throw new VerbError(`No paper is called “${name.slice(0, 200)}”. Find it with: paperboy search WORDS`);
  return paper;
}
