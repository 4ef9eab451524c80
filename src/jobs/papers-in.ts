import { findArxivIds } from '../core/arxiv-id.ts';
import type { Paper } from '../core/paper.ts';
import type { Stores } from '../core/stores.ts';

/** Papers that an answer can show; a message that names more is a list of references. */
const MOST = 10;

/** What a message speaks of. */
export interface PapersIn {
  /** In the order of the message, at most ten. */
  readonly papers: readonly Paper[];
  /** arXiv ids of papers that are not here, at most ten. */
  readonly unknownIds: readonly string[];
}

/** The papers of a message: those it showed if Paperboy posted it, else those its arXiv ids and links name. */
export async function papersIn(
  message: { readonly id: string; readonly text: string },
  { papers, posted }: Pick<Stores, 'papers' | 'posted'>,
): Promise<PapersIn> {
  const shown = await posted.get(message.id);
  if (shown) return { papers: await papers.getMany(shown.paperIds), unknownIds: [] };
  const found: Paper[] = [];
  const unknownIds: string[] = [];
  for (const { id } of findArxivIds(message.text)) {
    const paper = await papers.byArxivId(id);
    if (paper) found.push(paper);
    else unknownIds.push(id);
  }
  for (const url of new Set(message.text.match(URLS))) {
    const paper = await papers.byUrl(url);
    if (paper && found.every(each => each.id !== paper.id)) found.push(paper);
  }
  return { papers: found.slice(0, MOST), unknownIds: unknownIds.slice(0, MOST) };
}

/** Addresses as they stand in running text and in masked links, without what closes a sentence or a bracket. */
const URLS = /https?:\/\/[^\s<>()|]*[^\s<>()|.,;:!?'"*_~\]]/g;
