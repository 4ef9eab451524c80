import type { SearchHit, SearchOptions, SearchResult } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { topK } from '../top-k.ts';
import type { DocumentFilter } from './candidates.ts';
import { orderBy } from './document-order.ts';
import { documentsWithPhrase } from './phrases.ts';
import type { DocumentScores } from './score-documents.ts';

/**
 * Minimum score relative to the best, for a result in another order than relevance, if no paper has all words. Half the
 * best score keeps the papers with the significant part of the query.
 */
const NEAR_BEST_SHARE = 0.5;

/** What was found, without what the query was read as. */
export type FoundDocuments = Pick<SearchResult, 'hits' | 'total' | 'totalWithAll' | 'titled'>;

/** The documents that match a query. */
export interface Matches {
  readonly accepts: DocumentFilter;
  /** Whether a document has all words and phrases of the query; `undefined` if the query is too long to say. */
  readonly hasAll: ((document: number) => boolean) | undefined;
}

/** Returns relevant documents in another order; see `SearchOptions.order`. */
export function listMatches(
  { scores }: DocumentScores,
  { accepts, hasAll }: Matches,
  { order = 'newest', limit }: SearchOptions,
  { documents }: TextIndex,
): FoundDocuments {
  const found: number[] = [];
  let best = 0;
  let withAll = 0;
  for (let document = 0; document < documents.capacity; document += 1) {
    if (!accepts(document)) continue;
    found.push(document);
    best = Math.max(best, scores[document] ?? 0);
    if (hasAll?.(document) === true) withAll += 1;
  }
  const relevant = found.filter(document =>
    withAll > 0 ? hasAll?.(document) === true : (scores[document] ?? 0) >= NEAR_BEST_SHARE * best,
  );
  return {
    hits: hitsOf(topK(relevant, limit, orderBy(order, documents.columns)), documents.columns.ids, scores),
    total: relevant.length,
    ...(hasAll === undefined ? {} : { totalWithAll: withAll }),
  };
}

/** Returns all documents that a filter accepts, newest first or in the requested order. */
export function listAll(
  accepts: DocumentFilter,
  { order = 'newest', limit, phrases = [] }: SearchOptions,
  index: TextIndex,
): FoundDocuments {
  const { columns, capacity } = index.documents;
  const withPhrases = phrases.map(phrase => documentsWithPhrase(phrase, index));
  const found: number[] = [];
  for (let document = 0; document < capacity; document += 1)
    if (accepts(document) && withPhrases.every(documents => documents.has(document))) found.push(document);
  const hits = hitsOf(topK(found, limit, orderBy(order, columns)), columns.ids);
  return { hits, total: found.length, totalWithAll: found.length };
}

function hitsOf(documents: readonly number[], ids: Float64Array, scores?: Float32Array): SearchHit[] {
  return documents.map(document => ({ id: ids[document] ?? 0, score: scores?.[document] ?? 1 }));
}
