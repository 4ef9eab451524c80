import type { App } from '../../src/command.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseReference } from '../../src/core/paper/paper-reference.ts';
import { findPaper, unknownLinkText } from '../../src/usecases/find-paper.ts';

/** A paper, and the name of the source that it was added from if the corpus did not have it. */
export interface ResolvedPaper {
  readonly paper: Paper;
  readonly source?: string;
}

/**
 * Returns the paper of an identifier or link, by its arXiv id added from a source if the corpus does not have it;
 * `undefined` for any other text. Throws `UserError` if no paper has it.
 */
export async function resolveReference(
  text: string,
  { papers, remoteLookup }: Pick<App, 'papers' | 'remoteLookup'>,
): Promise<ResolvedPaper | undefined> {
  const reference = parseReference(text);
  if (!reference) return undefined;
  const known = await findPaper(text, papers);
  if (known) return { paper: known };
  if (reference.kind !== 'arxiv') throw new UserError(unknownLinkText(reference));
  const { arxivId } = reference;
  const result = await remoteLookup.byArxivId(arxivId);
  if (result.kind === 'found') return { paper: result.paper, source: result.source };
  throw new UserError(unknownPaperText(arxivId, result.kind));
}

/** Returns the text for an arXiv paper that is neither in the corpus nor found at a source. */
export function unknownPaperText(arxivId: string, kind: 'notFound' | 'unreachable'): string {
  const advice =
    kind === 'unreachable'
      ? 'The sources that may have it cannot be reached at present. Try again later.'
      : 'Try /search with words of its title.';
  return `arXiv paper ${arxivId} is not among the papers here. ${advice}`;
}

/** Adds the paper with exactly this title from a source; `undefined` if no source has it. */
export async function addByTitle(
  title: string,
  { remoteLookup }: Pick<App, 'remoteLookup'>,
): Promise<ResolvedPaper | undefined> {
  const result = await remoteLookup.byTitle(title);
  return result.kind === 'found' ? { paper: result.paper, source: result.source } : undefined;
}

/** Returns the paper with this number. Throws `UserError` if there is none, as for a forged or outdated custom_id. */
export async function paperById(
  number: string | undefined,
  papers: { get(id: PaperId): Promise<Paper | undefined> },
): Promise<Paper> {
  const found = /^\d{1,15}$/.test(number ?? '') ? await papers.get(Number(number)) : undefined;
  if (!found) throw new UserError('That paper is no longer here. Look it up again with /search.');
  return found;
}
