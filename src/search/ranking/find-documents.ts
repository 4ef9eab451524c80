import type { SearchOptions } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { Meanings } from '../meaning/meanings.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { chooseCandidates, type DocumentFilter } from './candidates.ts';
import { listAccepted, listRelevant, type ListedDocuments } from './list-documents.ts';
import { createMatches, type Matches } from './match-documents.ts';
import { sortCandidates, withAllFirst } from './order-candidates.ts';
import { createCandidateRanker, type ScoredCandidate } from './rank-candidates.ts';
import { createTitleMatcher } from './title-features.ts';
import { MAX_TERM_SCORE, type DocumentScores } from './score-documents.ts';

export interface SearchContext {
  readonly index: TextIndex;
  readonly meanings: Pick<Meanings, 'compareQuery'>;
  readonly score: (plan: QueryPlan) => DocumentScores;
  /** Is called with each document that a ranked query matches, and whether it has all words and phrases. */
  readonly onMatch?: (document: number, hasAll: boolean) => void;
}

/** What a query finds, valid until the next query. */
export type QueryMatches =
  | ({ readonly kind: 'listed'; readonly scoreOf: (document: number) => number } & ListedDocuments)
  | RankedDocuments;

interface RankedDocuments {
  readonly kind: 'ranked';
  /** The best, at most some more than `limit`; those with all words and phrases first. */
  readonly candidates: readonly ScoredCandidate[];
  /** How many documents match. */
  readonly total: number;
  /** How many of them have all words and phrases; `undefined` if that was not counted. */
  readonly totalWithAll?: number;
}

/**
 * Finds the documents that a filter accepts and that match a query: ranked by relevance; in another order, or without words,
 * all that are relevant.
 */
export function findDocuments(
  plan: QueryPlan,
  options: SearchOptions,
  accepts: DocumentFilter,
  context: SearchContext,
): QueryMatches {
  const { index } = context;
  const { filter, phrases = [] } = options;
  if (plan.hash === 0) {
    if (filter === undefined && phrases.length === 0) return { kind: 'ranked', candidates: [], total: 0 };
    return { kind: 'listed', ...listAccepted(accepts, phrases, index), scoreOf: () => 1 };
  }
  const scores = context.score(plan);
  const matches = createMatches(plan, options, { scores, accepts }, index);
  if (options.order === undefined) return rankDocuments(plan, scores, matches, options, context);
  const scoreOf = (document: number): number => firstScore(document, scores, plan);
  return { kind: 'listed', ...listRelevant(scores, matches, index), scoreOf };
}

function rankDocuments(
  plan: QueryPlan,
  scores: DocumentScores,
  { accepts, hasAll }: Matches,
  { limit }: SearchOptions,
  { index, meanings, onMatch }: SearchContext,
): RankedDocuments {
  const titles = createTitleMatcher(plan.tokens, index);
  const rank = createCandidateRanker(plan, index, { titles, meaning: meanings.compareQuery(plan) });
  const found = chooseCandidates(plan, scores, { index, titles, accepts, hasAll, limit, onMatch });
  const ranked = [...found.documents].map(document => rank(document, scores));
  const others = found.others.map((document): ScoredCandidate => ({
    document,
    score: firstScore(document, scores, plan),
    features: undefined,
  }));
  const inOrder = [...sortCandidates(ranked, index.documents.columns), ...others];
  return {
    kind: 'ranked',
    candidates: withAllFirst(inOrder, hasAll),
    total: found.total,
    ...(hasAll === undefined ? {} : { totalWithAll: found.totalWithAll }),
  };
}

/** Returns the score of the first stage, in the unit of the second one. */
const firstScore = (document: number, { scores }: DocumentScores, { norm }: QueryPlan): number =>
  (scores[document] ?? 0) / (MAX_TERM_SCORE * norm);
