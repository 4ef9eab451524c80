import type { Paper, PaperStore } from '../core/paper/paper.ts';
import { parseReference } from '../core/paper/paper-reference.ts';
import { findPaper, unknownLinkText } from '../usecases/find-paper.ts';
import { UsageError, VerbError } from './errors.ts';

/** Describes the argument that names a paper. */
export const PAPER_ARGUMENT = 'its arXiv id or link, its own id, its number (#12), or its exact title';

const MAX_QUOTED_LENGTH = 200;

/** Returns the paper that the words name. Throws `UsageError` if there are no words, `VerbError` if it is unknown. */
export async function requirePaper(words: readonly string[], papers: PaperStore): Promise<Paper> {
  const name = words.join(' ').trim();
  if (name === '') throw new UsageError('Name a paper by its arXiv id, its link or its title.');
  const paper = await findPaper(name, papers);
  if (paper) return paper;
  const reference = parseReference(name);
  if (reference && reference.kind !== 'arxiv') throw new VerbError(unknownLinkText(reference));
  throw new VerbError(
    `No paper is called “${name.slice(0, MAX_QUOTED_LENGTH)}”. Find it with: paperboy search WORDS`,
  );
}
