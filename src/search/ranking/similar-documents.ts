import type { PaperId } from '../../core/paper/paper.ts';
import type { SimilarHit } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { Meanings } from '../meaning/meanings.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { createBestDocuments } from './best-documents.ts';
import type { DocumentScores } from './score-documents.ts';
import { sharedTerms, tellingTerms } from './shared-terms.ts';
import { bestTerms, planOfTerms } from './weighted-terms.ts';

/** Documents that share most with the paper, whose meanings are compared. */
const MAX_COMPARED = 2_000;
/** In a small corpus words say less about which papers belong together. */
const SMALL_CORPUS = 1_000;
const MEANING_WEIGHT = 1;
const MEANING_WEIGHT_IN_SMALL_CORPUS = 2;

/** What the search for similar papers uses. */
export interface SimilarContext {
  readonly index: TextIndex;
  readonly meanings: Pick<Meanings, 'similarityTo' | 'weightOf'>;
  readonly score: (plan: QueryPlan) => DocumentScores;
}

/** Finds the papers nearest to one: by shared terms, relative to the best, and by meaning. */
export function similarDocuments(
  id: PaperId,
  limit: number,
  { index, meanings, score }: SimilarContext,
): SimilarHit[] {
  const { documents } = index;
  const paper = documents.numberOf(id);
  if (paper === -1) return [];
  const terms = bestTerms(paper, index);
  const { scores } = score(planOfTerms(terms));
  const nearest = createBestDocuments(MAX_COMPARED, documents.columns.ids);
  let best = 0;
  for (let document = 0; document < documents.capacity; document += 1) {
    const value = scores[document] ?? 0;
    if (value === 0 || document === paper || documents.columns.ids[document] === 0) continue;
    best = Math.max(best, value);
    nearest.offer(document, value);
  }
  const weight = documents.size < SMALL_CORPUS ? MEANING_WEIGHT_IN_SMALL_CORPUS : MEANING_WEIGHT;
  const similarity = meanings.similarityTo(paper);
  const telling = tellingTerms(terms, { index, meanings });
  const found = createBestDocuments(limit, documents.columns.ids);
  const totals = new Map<number, number>();
  for (const document of nearest.sorted()) {
    const total = (scores[document] ?? 0) / best + weight * similarity(document);
    totals.set(document, total);
    found.offer(document, total);
  }
  return found.sorted().map(document => ({
    id: documents.columns.ids[document] ?? 0,
    score: totals.get(document) ?? 0,
    sharedTerms: sharedTerms(paper, document, telling, index),
  }));
}
