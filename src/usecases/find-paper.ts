import type { Paper, PaperStore } from '../core/paper/paper.ts';
import { parseReference, referenceUrl, type PaperReference } from '../core/paper/paper-reference.ts';
import { titleKey } from '../core/paper/title-key.ts';

/** The short stable name of a paper without an arXiv id: `#12`. */
const NUMBER = /^#(\d{1,15})$/;

/** Returns a name that `findPaper` reads as exactly this paper: its arXiv id, else its number here. */
export function paperName(paper: Pick<Paper, 'id' | 'arxivId'>): string {
  return paper.arxivId ?? `#${paper.id}`;
}

/**
 * Returns the paper that a text names: an arXiv id, a DOI or a link in any form, a number as `#12`, the record's own id,
 * or the exact title (case and punctuation do not matter). Of several papers with one title it returns the first one known.
 */
export async function findPaper(
  text: string,
  papers: Pick<PaperStore, 'get' | 'byArxivId' | 'byExternalId' | 'byUrl' | 'byTitleKey'>,
): Promise<Paper | undefined> {
  const name = text.trim();
  if (name === '') return undefined;
  const number = NUMBER.exec(name)?.[1];
  if (number !== undefined) return papers.get(Number(number));
  const reference = parseReference(name);
  if (reference?.kind === 'arxiv') return papers.byArxivId(reference.arxivId);
  const identified = await papers.byExternalId(name);
  if (identified) return identified;
  return reference ? papers.byUrl(referenceUrl(reference)) : (await papers.byTitleKey(titleKey(name)))[0];
}

/** Explains why a link or a DOI leads to no paper, and what to use instead. `title`: how a title is given. */
export function unknownLinkText(
  reference: Exclude<PaperReference, { kind: 'arxiv' }>,
  title = 'the title',
): string {
  return reference.kind === 'doi'
    ? `No paper here has that DOI. Paste an arXiv, Hugging Face or alphaXiv link, or ${title}.`
    : `That link has no arXiv id Paperboy can read. Paste an arXiv, Hugging Face, alphaXiv or DOI link, or ${title}.`;
}
