import type { DocumentColumns } from '../documents/document-columns.ts';
import type { DocumentFilter } from './candidates.ts';
import type { ScoredCandidate } from './rank-candidates.ts';

/** Sorts candidates by score; of equal ones the newer first, then by paper id. */
export function sortCandidates(
  candidates: readonly ScoredCandidate[],
  { days, ids }: Pick<DocumentColumns, 'days' | 'ids'>,
): ScoredCandidate[] {
  return candidates.toSorted(
    (a, b) =>
      b.score - a.score ||
      (days[b.document] ?? 0) - (days[a.document] ?? 0) ||
      (ids[a.document] ?? 0) - (ids[b.document] ?? 0),
  );
}

/** Moves the results with all words and phrases to the front. */
export function withAllFirst(
  results: readonly ScoredCandidate[],
  hasAll: DocumentFilter | undefined,
): readonly ScoredCandidate[] {
  if (hasAll === undefined) return results;
  const isFirst = results.map(({ document }) => hasAll(document));
  return [...results.filter((_, i) => isFirst[i]), ...results.filter((_, i) => !isFirst[i])];
}

/** Makes scores of results that are grouped, or ranked by the first stage only, comparable: none is above the one before. */
export function neverRising(results: readonly ScoredCandidate[]): ScoredCandidate[] {
  let before = Infinity;
  return results.map(result => {
    before = Math.min(before, result.score);
    return { ...result, score: before };
  });
}
