import { parseArxivId } from '../core/paper/arxiv-id.ts';
import type { Paper, PaperStore } from '../core/paper/paper.ts';
import { titleKey } from '../core/paper/title-key.ts';

/** The short stable name of a paper without an arXiv id: `#12`. */
const NUMBER = /^#(\d{1,15})$/;

/** Returns a name that `findPaper` reads as exactly this paper: its arXiv id, else its number here. */
export function paperName(paper: Pick<Paper, 'id' | 'arxivId'>): string {
  return paper.arxivId ?? `#${paper.id}`;
}

/**
 * Returns the arXiv id of a text that is nothing but an id or a link to one paper, else `undefined`. Such a text means
 * that one paper and is never searched for as words.
 */
export function referencedArxivId(text: string): string | undefined {
  return parseArxivId(text)?.id;
}

/**
 * Returns the paper that a text names: an arXiv id or link in any form, a number as `#12`, the record's own id, or the
 * exact title (case and punctuation do not matter). Of several papers with one title it returns the first one known.
 */
export async function findPaper(
  text: string,
  papers: Pick<PaperStore, 'get' | 'byArxivId' | 'byExternalId' | 'byTitleKey'>,
): Promise<Paper | undefined> {
  const name = text.trim();
  if (name === '') return undefined;
  const number = NUMBER.exec(name)?.[1];
  if (number !== undefined) return papers.get(Number(number));
  const arxivId = referencedArxivId(name);
  if (arxivId !== undefined) return papers.byArxivId(arxivId);
  return (await papers.byExternalId(name)) ?? (await papers.byTitleKey(titleKey(name)))[0];
}
