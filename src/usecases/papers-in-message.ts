import { findArxivIds } from '../core/paper/arxiv-id.ts';
import type { Paper } from '../core/paper/paper.ts';
import { findOtherLinks, referenceUrl, type PaperReference } from '../core/paper/paper-reference.ts';
import type { Stores } from '../core/stores.ts';

/** Papers that one reply can show; a message that names more is a list of references. */
export const MAX_PAPERS_IN_MESSAGE = 10;

/** Ids, and links, that are looked up: a message and its embeds may hold hundreds. */
const MAX_LOOKUPS = 50;

/** The papers that a message refers to. */
export interface PapersInMessage {
  /** In the order of the message, at most ten. */
  readonly papers: readonly Paper[];
  /** arXiv ids of papers that are not in the corpus, at most ten. */
  readonly unknownIds: readonly string[];
  /** The first link without an arXiv id that no paper is stored with. */
  readonly unknownLink?: Exclude<PaperReference, { kind: 'arxiv' }>;
}

/** Returns the papers of a message: those it shows if the bot posted it, else those that its arXiv ids and links name. */
export async function papersInMessage(
  message: { readonly id: string; readonly text: string },
  { papers, posted }: Pick<Stores, 'papers' | 'posted'>,
): Promise<PapersInMessage> {
  const shown = await posted.get(message.id);
  if (shown) return { papers: await papers.getMany(shown.paperIds), unknownIds: [] };
  const found: Paper[] = [];
  const unknownIds: string[] = [];
  for (const { id } of findArxivIds(message.text).slice(0, MAX_LOOKUPS)) {
    if (found.length === MAX_PAPERS_IN_MESSAGE) break;
    const paper = await papers.byArxivId(id);
    if (paper) found.push(paper);
    else if (unknownIds.length < MAX_PAPERS_IN_MESSAGE) unknownIds.push(id);
  }
  let unknownLink: PapersInMessage['unknownLink'];
  for (const link of findOtherLinks(message.text).slice(0, MAX_LOOKUPS)) {
    if (found.length === MAX_PAPERS_IN_MESSAGE) break;
    const paper = await papers.byUrl(referenceUrl(link));
    if (!paper) unknownLink ??= link;
    else if (found.every(each => each.id !== paper.id)) found.push(paper);
  }
  return { papers: found, unknownIds, ...(unknownLink && { unknownLink }) };
}
