import type { SearchHit, SearchOptions, SearchResult } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { topK } from '../top-k.ts';
import type { DocumentFilter } from './candidates.ts';
import { orderBy } from './document-order.ts';
import { createDocumentFilter } from './filter-documents.ts';
import { findDocuments, type SearchContext } from './find-documents.ts';
import { neverRising } from './order-candidates.ts';
import { partsOf, type ScoredCandidate } from './rank-candidates.ts';

/** What was found, without what the query was read as. */
export type FoundDocuments = Pick<SearchResult, 'hits' | 'total' | 'totalWithAll' | 'titled'>;

/** Searches the documents for what a query asks; see `PaperIndex.search`. */
export function searchDocuments(
  plan: QueryPlan,
  options: SearchOptions,
  context: SearchContext,
): FoundDocuments {
  const { index } = context;
  const { columns } = index.documents;
  const accepts = createDocumentFilter(options.filter ?? {}, options.among, index);
  const found = findDocuments(plan, options, accepts, context);
  if (found.kind === 'listed') {
    const { documents, totalWithAll, scoreOf } = found;
    const listed = topK(documents, options.limit, orderBy(options.order ?? 'newest', columns));
    return {
      hits: listed.map(document => ({ id: columns.ids[document] ?? 0, score: scoreOf(document) })),
      total: documents.length,
      ...(totalWithAll === undefined ? {} : { totalWithAll }),
    };
  }
  const { candidates, total, totalWithAll } = found;
  return {
    hits: hitsOf(candidates, options, index),
    total,
    ...(totalWithAll === undefined ? {} : { totalWithAll }),
    ...titledPaper(plan, accepts, index),
  };
}

/** Returns the first of some candidates as hits. */
export function hitsOf(
  candidates: readonly ScoredCandidate[],
  { limit, explain = false }: Pick<SearchOptions, 'limit' | 'explain'>,
  { documents: { columns } }: TextIndex,
): SearchHit[] {
  return neverRising(candidates.slice(0, limit)).map(({ document, score, features }) => ({
    id: columns.ids[document] ?? 0,
    score,
    ...(explain ? { explanation: features === undefined ? [] : partsOf(features) } : {}),
  }));
}

/** Returns the only paper whose title or head is the query. */
function titledPaper(
  plan: QueryPlan,
  accepts: DocumentFilter,
  { documents }: TextIndex,
): Pick<SearchResult, 'titled'> {
  const { ids, titleHashes, headHashes } = documents.columns;
  let titled: number | undefined;
  if (plan.hash === 0) return {};
  for (const hashes of [titleHashes, headHashes]) {
    for (
      let document = hashes.indexOf(plan.hash);
      document !== -1;
      document = hashes.indexOf(plan.hash, document + 1)
    ) {
      if (!accepts(document)) continue;
      if (titled !== undefined) return {};
      titled = ids[document];
    }
    if (titled !== undefined) return { titled };
  }
  return {};
}
