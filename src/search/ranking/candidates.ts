import type { TextIndex } from '../documents/text-index.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { createBestDocuments } from './best-documents.ts';
import type { DocumentScores } from './score-documents.ts';
import type { TitleMatcher } from './title-features.ts';

/** Candidates by score; more make results no better. */
const BY_SCORE = 150;
/** Candidates by title. */
const BY_TITLE = 50;
/** Titles with all words of the query that are looked at, the shortest ones. */
const FULL_TITLES = 1_000;
/** Sums of the same numbers in another order differ by rounding. */
const ROUNDING = 1e-4;

/** Which documents may be found. */
export type DocumentFilter = (document: number) => boolean;

export interface CandidateContext {
  readonly index: TextIndex;
  readonly titles: TitleMatcher;
  readonly accepts: DocumentFilter;
  readonly bonus: (document: number) => number;
}

/**
 * Chooses the documents that are worth a closer look: the best by score, by their titles, and those whose title or head is
 * the query, but for spaces and punctuation. `bonus` is added to a document's score for this choice.
 */
export function chooseCandidates(
  plan: QueryPlan,
  scores: DocumentScores,
  { index, titles, accepts, bonus }: CandidateContext,
): Set<number> {
  const { capacity, columns } = index.documents;
  const { titleHashes, headHashes, titleLengths } = columns;
  const best = createBestDocuments(BY_SCORE, columns.ids);
  const bestTitles = createBestDocuments(BY_TITLE, columns.ids);
  const fullTitles = createBestDocuments(FULL_TITLES, columns.ids);
  const candidates = new Set<number>();
  const isFull = scores.maxTitleScore - ROUNDING;
  for (let document = 0; document < capacity; document += 1) {
    const score = scores.scores[document] ?? 0;
    const titleScore = scores.titleScores[document] ?? 0;
    const isTitled =
      plan.hash !== 0 && (titleHashes[document] === plan.hash || headHashes[document] === plan.hash);
    if ((score === 0 && titleScore === 0 && !isTitled) || !accepts(document)) continue;
    if (isTitled) candidates.add(document);
    if (score > 0) best.offer(document, score + bonus(document));
    if (titleScore === 0) continue;
    const brevity = -(titleLengths[document] ?? 0);
    if (titleScore >= isFull) fullTitles.offer(document, brevity);
    else bestTitles.offer(document, titleScore + brevity / 0x10000);
  }
  for (const document of best.sorted()) candidates.add(document);
  const full = bestAdjacent(fullTitles.sorted(), titles, index);
  for (const document of [...full, ...bestTitles.sorted()].slice(0, BY_TITLE)) candidates.add(document);
  return candidates;
}

/** Orders titles with all words by how many of the query's neighbours are neighbours in them; the shortest first. */
function bestAdjacent(documents: readonly number[], titles: TitleMatcher, index: TextIndex): number[] {
  if (documents.length <= BY_TITLE) return [...documents];
  return documents
    .map(document => ({ document, adjacency: titles.adjacency(index.documents.record(document).title) }))
    .toSorted((a, b) => b.adjacency - a.adjacency)
    .map(({ document }) => document);
}
