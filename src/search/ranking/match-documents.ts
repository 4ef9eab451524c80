import type { SearchOptions } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { MATCH_BITS, type QueryPlan } from '../query/query-plan.ts';
import type { DocumentFilter } from './candidates.ts';
import { documentsWithPhrase } from './phrases.ts';
import type { DocumentScores } from './score-documents.ts';
import { createTitledTest } from './titled-documents.ts';

/** Papers with all words come first for queries of at most so many content words. */
const MAX_ALL_WORDS = 6;

/** The documents that match a query. */
export interface Matches {
  readonly accepts: DocumentFilter;
  /** Whether a document has all words and phrases of the query; `undefined` if that does not matter, or cannot be said. */
  readonly hasAll: DocumentFilter | undefined;
}

/** Says which of the documents that pass a filter match a query. */
export function createMatches(
  plan: QueryPlan,
  options: SearchOptions,
  { scores, accepts }: { readonly scores: DocumentScores; readonly accepts: DocumentFilter },
  index: TextIndex,
): Matches {
  return {
    accepts: withScore(plan, scores, accepts, index),
    hasAll: createHasAll(plan, options, scores, index),
  };
}

/**
 * Returns the filter of what a query finds: documents with a word or with this title; for stop words alone, titles with all
 * of them. The title `Flash Attention` has no word of the query `flashattention`.
 */
function withScore(
  plan: QueryPlan,
  { scores, titleScores, fullTitleScore }: DocumentScores,
  accepts: DocumentFilter,
  { documents }: TextIndex,
): DocumentFilter {
  const isTitled = createTitledTest(plan, documents.columns);
  const minTitleScore =
    plan.words.length + plan.ignored.length > 0 || fullTitleScore === 0 ? Infinity : fullTitleScore;
  return document =>
    ((scores[document] ?? 0) > 0 || (titleScores[document] ?? 0) >= minTitleScore || isTitled(document)) &&
    accepts(document);
}

/** Returns which documents have all words and phrases, if that can be said. */
function createHasAll(
  plan: QueryPlan,
  { phrases = [], allWordsFirst = false, asTyped = false, order }: SearchOptions,
  { matched }: DocumentScores,
  index: TextIndex,
): Matches['hasAll'] {
  if (!allWordsFirst && order === undefined && phrases.length === 0) return undefined;
  const missing = asTyped ? plan.ignored.length : 0;
  const limit = order === undefined || missing > 0 ? MAX_ALL_WORDS : MATCH_BITS;
  const withPhrases = phrases.map(phrase => documentsWithPhrase(phrase, index));
  const hasPhrases = (document: number) => withPhrases.every(documents => documents.has(document));
  if (plan.words.length + missing > limit) return phrases.length === 0 ? undefined : hasPhrases;
  // A title may be typed with other spaces.
  if (missing > 0) return createTitledTest(plan, index.documents.columns);
  const all = 2 ** plan.words.length - 1;
  return document => ((matched[document] ?? 0) & all) === all && hasPhrases(document);
}
