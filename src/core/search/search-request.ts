import type { PaperFilter } from '../paper/paper.ts';
import type { SearchResult } from './search.ts';

export const SEARCH_ORDERS = ['relevance', 'newest', 'upvotes'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** What somebody looks for: words, and what narrows and orders the papers that have them. */
export interface SearchRequest extends PaperFilter {
  readonly query: string;
  readonly author?: string;
  readonly sort: SearchOrder;
}

/** What a search found. Scores fall with relevance; in another order they are those of relevance still. */
export type FoundPapers = SearchResult;
