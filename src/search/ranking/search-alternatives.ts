import type { AlternativeQuery, SearchAnyOptions } from '../../core/search/search.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { topK } from '../top-k.ts';
import { orderBy } from './document-order.ts';
import { createDocumentFilter } from './filter-documents.ts';
import { findDocuments, type QueryMatches, type SearchContext } from './find-documents.ts';
import type { ListedDocuments } from './list-documents.ts';
import { sortCandidates, withAllFirst } from './order-candidates.ts';
import type { ScoredCandidate } from './rank-candidates.ts';
import { hitsOf, type FoundDocuments } from './search-documents.ts';

/** One of several queries with its plan. */
export interface PlannedAlternative {
  readonly plan: QueryPlan;
  readonly query: AlternativeQuery;
}

/** Marks of a document that an alternative finds, and of one that has all words of it. */
const FOUND = 1;
const WITH_ALL = 2;

/**
 * Searches the documents for what one of several queries asks; see `PaperIndex.searchAny`. Each query is ranked by itself:
 * scores are shares of what a paper with everything could have, so that those of different queries compare. A document has
 * the best of its scores.
 */
export function searchAlternatives(
  alternatives: readonly PlannedAlternative[],
  options: SearchAnyOptions,
  context: SearchContext,
): FoundDocuments {
  return options.order === undefined
    ? byRelevance(alternatives, options, context)
    : inOrder(alternatives, options, options.order, context);
}

function find(
  { plan, query: { phrases, filter } }: PlannedAlternative,
  options: SearchAnyOptions,
  context: SearchContext,
): QueryMatches {
  const accepts = createDocumentFilter(filter ?? {}, options.among, context.index);
  const own = { ...(phrases === undefined ? {} : { phrases }), ...(filter === undefined ? {} : { filter }) };
  return findDocuments(plan, { ...options, ...own }, accepts, context);
}

function byRelevance(
  alternatives: readonly PlannedAlternative[],
  options: SearchAnyOptions,
  context: SearchContext,
): FoundDocuments {
  const { index } = context;
  const { capacity, columns } = index.documents;
  const marks = new Uint8Array(capacity);
  const onMatch = (document: number, hasAll: boolean): void => {
    marks[document] = (marks[document] ?? 0) | (hasAll ? FOUND | WITH_ALL : FOUND);
  };
  const best = new Map<number, ScoredCandidate>();
  /** The place of a candidate among those of its alternative, where equal scores have an order too. */
  const places = new Map<number, number>();
  const placeOf = ({ document }: ScoredCandidate): number => places.get(document) ?? 0;
  let isCounted = true;
  for (const alternative of alternatives) {
    const found = find(alternative, options, { ...context, onMatch });
    if (found.kind === 'listed') for (const document of found.documents) onMatch(document, true);
    else isCounted &&= found.total === 0 || found.totalWithAll !== undefined;
    for (const [place, candidate] of candidatesOf(found, options, context).entries()) {
      const { document, score } = candidate;
      const other = best.get(document);
      const isBest = other === undefined || other.score < score;
      if (isBest) best.set(document, candidate);
      if (isBest || (other.score === score && place < placeOf(other))) places.set(document, place);
    }
  }
  const hasAll = isCounted ? (document: number) => ((marks[document] ?? 0) & WITH_ALL) !== 0 : undefined;
  const sorted = sortCandidates([...best.values()], columns).toSorted(
    (a, b) => b.score - a.score || placeOf(a) - placeOf(b),
  );
  const candidates = withAllFirst(sorted, hasAll);
  return {
    hits: hitsOf(candidates, options, index),
    total: countMarked(marks, FOUND),
    ...(isCounted ? { totalWithAll: countMarked(marks, WITH_ALL) } : {}),
  };
}

/** Returns the candidates of an alternative; of one without words, its newest documents. */
function candidatesOf(
  found: QueryMatches,
  { limit }: SearchAnyOptions,
  { index }: SearchContext,
): readonly ScoredCandidate[] {
  if (found.kind === 'ranked') return found.candidates;
  const newest = topK(found.documents, limit, orderBy('newest', index.documents.columns));
  return newest.map(document => ({ document, score: found.scoreOf(document), features: undefined }));
}

function countMarked(marks: Uint8Array, mark: number): number {
  let count = 0;
  for (const each of marks) if ((each & mark) !== 0) count += 1;
  return count;
}

/** Lists the documents with all words of an alternative; if there are none, those relevant to one. */
function inOrder(
  alternatives: readonly PlannedAlternative[],
  options: SearchAnyOptions,
  order: NonNullable<SearchAnyOptions['order']>,
  context: SearchContext,
): FoundDocuments {
  const { columns, capacity } = context.index.documents;
  const scores = new Float32Array(capacity);
  const lists: ListedDocuments[] = [];
  for (const alternative of alternatives) {
    const found = find(alternative, options, context);
    if (found.kind === 'ranked') continue;
    lists.push(found);
    for (const document of found.documents)
      scores[document] = Math.max(scores[document] ?? 0, found.scoreOf(document));
  }
  const isWithAll = lists.some(({ totalWithAll = 0 }) => totalWithAll > 0);
  const documents = unionOf(
    isWithAll ? lists.filter(({ totalWithAll }) => totalWithAll !== 0) : lists,
    capacity,
  );
  const isCounted = lists.every(({ totalWithAll }) => totalWithAll !== undefined);
  return {
    hits: topK(documents, options.limit, orderBy(order, columns)).map(document => ({
      id: columns.ids[document] ?? 0,
      score: scores[document] ?? 0,
    })),
    total: documents.length,
    ...(isCounted ? { totalWithAll: isWithAll ? documents.length : 0 } : {}),
  };
}

/** Returns the documents of some lists, each once. */
function unionOf(lists: readonly ListedDocuments[], capacity: number): readonly number[] {
  const marks = new Uint8Array(capacity);
  const union: number[] = [];
  for (const { documents } of lists) {
    for (const document of documents) {
      if (marks[document] === FOUND) continue;
      marks[document] = FOUND;
      union.push(document);
    }
  }
  return union;
}
