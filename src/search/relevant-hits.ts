import type { SearchResult, SearchHit } from '../core/search/search.ts';
import { topK, createTopK } from './top-k.ts';
import type { PaperOrder } from './paper-orders.ts';
import type { QueryTerms } from './query-terms.ts';

/**
 * Minimum score relative to the best. Tested on the starter corpus with queries whose words no paper has all: of about 190
 * papers with any word, half the best score keeps a dozen, those with the significant part of the query. 0.4 adds papers
 * with its common words only; 0.7 drops half of the papers on its subject (most of the papers on pruning for `pruning of
 * recurrent networks on phones`).
 */
const NEAR_BEST_RATIO = 0.5;

/** Collects the relevant hits of a query, to be shown in another order than by score. */
export interface RelevantHits {
  offer(hit: SearchHit, terms: readonly string[]): void;
  found(): Pick<SearchResult, 'hits' | 'total'>;
}

/**
 * Creates an empty collection. A query matches papers with any one of its words: by score the less relevant come last, but
 * by date they may come first. So only papers with all significant words are kept; if there are none, those with a score
 * near the best.
 */
export function createRelevantHits(
  needed: QueryTerms['needed'],
  limit: number,
  order: PaperOrder,
): RelevantHits {
  const inOrder = (a: SearchHit, b: SearchHit): number => order(a.id, b.id);
  const complete = createTopK(limit, inOrder);
  let completeCount = 0;
  let near: SearchHit[] = [];
  let best = 0;

  return {
    offer(hit, terms) {
      if (needed.every(alternatives => alternatives.some(term => terms.includes(term)))) {
        completeCount += 1;
        complete.offer(hit);
      } else if (completeCount === 0 && hit.score >= NEAR_BEST_RATIO * best) {
        near.push(hit);
        best = Math.max(best, hit.score);
      }
    },
    found() {
      if (completeCount > 0) return { hits: complete.items, total: completeCount };
      near = near.filter(hit => hit.score >= NEAR_BEST_RATIO * best);
      return { hits: topK(near, limit, inOrder), total: near.length };
    },
  };
}
