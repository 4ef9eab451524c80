import { parseArxivId } from '../core/paper/arxiv-id.ts';
import type { Paper, PaperStore } from '../core/paper/paper.ts';
import { titleKey } from '../core/paper/title-key.ts';

/** How a paper without an arXiv id is named where a short stable name is needed: `#12`. */
const NUMBER = /^#(\d{1,15})$/;

/** A name that `findPaper` reads as exactly this paper: its arXiv id, or its number here. */
export function paperName(paper: Pick<Paper, 'id' | 'arxivId'>): string {
  return paper.arxivId ?? `#${paper.id}`;
}

/**
 * The paper that a text names: an arXiv id or URL in any form, a number as `#12`, the record's own id, or the exact
 * title (upper case, punctuation and the like do not matter). Among several papers of one title the first one known.
 */
export async function findPaper(
  text: string,
  papers: Pick<PaperStore, 'get' | 'byArxivId' | 'byExternalId' | 'byTitleKey'>,
): Promise<Paper | undefined> {
  const name = text.trim();
  if (name === '') return undefined;
  const number = NUMBER.exec(name)?.[1];
  if (number !== undefined) return papers.get(Number(number));
  const arxiv = parseArxivId(name);
  if (arxiv) return papers.byArxivId(arxiv.id);
  return (await papers.byExternalId(name)) ?? (await papers.byTitleKey(titleKey(name)))[0];
}
