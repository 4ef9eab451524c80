import type { PaperFilter } from '../paper/paper.ts';

/** The values of the option `sort`. */
export const SEARCH_ORDERS = ['relevance', 'newest', 'upvotes'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** A search: query, filters and order. */
export interface SearchRequest extends PaperFilter {
  readonly query: string;
  readonly author?: string;
  readonly sort: SearchOrder;
}
