import type { Paper, PaperStore } from '../core/paper/paper.ts';
import type { SimilarHit } from '../core/search/search.ts';
import { writtenWords } from '../core/search/written-words.ts';
import { withPapers } from './with-papers.ts';

/** A paper similar to another one. */
export interface SimilarPaper extends Pick<SimilarHit, 'score'> {
  readonly paper: Paper;
  /** The significant words that both have, most significant first, as the other paper writes them. */
  readonly sharedTerms: readonly string[];
}

/** Loads the papers similar to one, with the words they share as it writes them; leaves out those that are gone. */
export async function loadSimilarPapers(
  to: Paper,
  hits: readonly SimilarHit[],
  papers: Pick<PaperStore, 'getMany'>,
): Promise<SimilarPaper[]> {
  const found = await withPapers(hits, ({ id }) => id, papers);
  return found.map(({ paper, score, sharedTerms }) => ({
    paper,
    score,
    sharedTerms: writtenWords(sharedTerms, to, paper),
  }));
}
