import { findArxivIds, parseArxivId } from '../core/paper/arxiv-id.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';

/** Papers that an answer can show; a message that names more is a list of references. */
export const MAX_PAPERS_IN_MESSAGE = 10;

/** Ids, and links, that are looked up: a message or its embeds may hold hundreds. */
const MOST_LOOKED_UP = 50;

/** What a message speaks of. */
export interface PapersInMessage {
  /** In the order of the message, at most ten. */
  readonly papers: readonly Paper[];
  /** arXiv ids of papers that are not here, at most ten. */
  readonly unknownIds: readonly string[];
}

/** The papers of a message: those it showed if Paperboy posted it, else those its arXiv ids and links name. */
export async function papersInMessage(
  message: { readonly id: string; readonly text: string },
  { papers, posted }: Pick<Stores, 'papers' | 'posted'>,
): Promise<PapersInMessage> {
  const shown = await posted.get(message.id);
  if (shown) return { papers: await papers.getMany(shown.paperIds), unknownIds: [] };
  const found: Paper[] = [];
  const unknownIds: string[] = [];
  for (const { id } of findArxivIds(message.text).slice(0, MOST_LOOKED_UP)) {
    if (found.length === MAX_PAPERS_IN_MESSAGE) break;
    const paper = await papers.byArxivId(id);
    if (paper) found.push(paper);
    else if (unknownIds.length < MAX_PAPERS_IN_MESSAGE) unknownIds.push(id);
  }
  for (const url of linksIn(message.text).slice(0, MOST_LOOKED_UP)) {
    if (found.length === MAX_PAPERS_IN_MESSAGE) break;
    const paper = await papers.byUrl(url);
    if (paper && found.every(each => each.id !== paper.id)) found.push(paper);
  }
  return { papers: found, unknownIds };
}

/** The links of a text, each once; those that hold an arXiv id are looked up by it. */
function linksIn(text: string): string[] {
  return [...new Set(text.match(URLS))].filter(url => !parseArxivId(url));
}

/** Addresses as they stand in running text and in masked links, without what closes a sentence or a bracket. */
const URLS = /https?:\/\/[^\s<>()|]*[^\s<>()|.,;:!?'"*_~\]]/g;
