import type { SearchResult, SearchHit } from '../core/search/search.ts';
import { topK, createTopK } from './top-k.ts';
import type { PaperOrder } from './paper-orders.ts';
import type { QueryTerms } from './query-terms.ts';

/**
 * Share of the best score that is near it. Looked at on the starter corpus with queries that no paper has all words of:
 * of about 190 papers with any word, half the best score keeps a dozen, those with the telling part of the query. At 0.4
 * papers come in that have its common words alone; at 0.7 half of those go that speak of its subject (all but a few of
 * the papers on pruning for `pruning of recurrent networks on phones`).
 */
const NEAR_BEST = 0.5;

/** Keeps of the hits of a query those that are about it, to be shown in another order than by score. */
export interface RelevantHits {
  offer(hit: SearchHit, terms: readonly string[]): void;
  found(): Pick<SearchResult, 'hits' | 'total'>;
}

/**
 * A query finds whatever has any one of its words: by score the rest stands last, by date it would stand first. So
 * only papers with all telling words are kept, and where there is none, those whose score is near the best.
 */
export function createRelevantHits(
  needed: QueryTerms['needed'],
  limit: number,
  order: PaperOrder,
): RelevantHits {
  const inOrder = (a: SearchHit, b: SearchHit): number => order(a.id, b.id);
  const whole = createTopK(limit, inOrder);
  let wholes = 0;
  let near: SearchHit[] = [];
  let best = 0;

  return {
    offer(hit, terms) {
      if (needed.every(alternatives => alternatives.some(term => terms.includes(term)))) {
        wholes += 1;
        whole.offer(hit);
      } else if (wholes === 0 && hit.score >= NEAR_BEST * best) {
        near.push(hit);
        best = Math.max(best, hit.score);
      }
    },
    found() {
      if (wholes > 0) return { hits: whole.items, total: wholes };
      near = near.filter(hit => hit.score >= NEAR_BEST * best);
      return { hits: topK(near, limit, inOrder), total: near.length };
    },
  };
}
