import { readableText } from '../core/text/latex/readable-text.ts';
import type { Paper, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex, SearchHit } from '../core/search/search.ts';
import { paperName } from '../usecases/find-paper.ts';
import { syncIndex } from '../jobs/index-sync.ts';
import { openPaperIndex } from '../search/paper-index.ts';
import type { CliContext } from './context.ts';

/** The corpus, and an index over all of it. */
export interface CorpusIndex {
  readonly papers: PaperStore;
  readonly index: PaperIndex;
}

/** Indexes the corpus (about half a second for a thousand abstracts); tells when it is empty. */
export async function indexCorpus(
  papers: PaperStore,
  { tell }: Pick<CliContext, 'tell'>,
): Promise<CorpusIndex> {
  const index = openPaperIndex();
  await syncIndex(papers, index);
  if (index.size === 0) tell('This database holds no papers. Fill it with: paperboy ingest PATH…');
  return { papers, index };
}

/** The papers of hits, in their order; a paper that is gone is left out. */
export async function hitPapers<H extends SearchHit>(
  hits: readonly H[],
  papers: Pick<PaperStore, 'getMany'>,
): Promise<(H & { readonly paper: Paper })[]> {
  const known = new Map((await papers.getMany(hits.map(hit => hit.id))).map(paper => [paper.id, paper]));
  return hits.flatMap(hit => {
    const paper = known.get(hit.id);
    return paper ? [{ ...hit, paper }] : [];
  });
}

/** A place of a list for people: rank, title, and what tells the paper from others. */
export function inList(at: number, paper: Paper): string {
  const facts = [paperName(paper), paper.publishedAt, paper.organization].filter(Boolean).join(' · ');
  return `${String(at + 1).padStart(3)}. ${readableText(paper.title)}\n     ${facts}`;
}
