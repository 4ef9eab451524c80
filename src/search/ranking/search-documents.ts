import type { SearchOptions, SearchResult } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { Meanings } from '../meaning/meanings.ts';
import { MATCH_BITS, type QueryPlan } from '../query/query-plan.ts';
import { chooseCandidates, type DocumentFilter } from './candidates.ts';
import { createDocumentFilter } from './filter-documents.ts';
import { listAll, listMatches, type FoundDocuments, type Matches } from './list-documents.ts';
import { documentsWithPhrase } from './phrases.ts';
import { createCandidateRanker, partsOf, type ScoredCandidate } from './rank-candidates.ts';
import { createTitleMatcher } from './title-features.ts';
import { createTitledTest } from './titled-documents.ts';
import { MAX_TERM_SCORE, type DocumentScores } from './score-documents.ts';

/** Papers with all words come first for queries of at most so many content words. */
const MAX_ALL_WORDS = 6;

export interface SearchContext {
  readonly index: TextIndex;
  readonly meanings: Pick<Meanings, 'compareQuery'>;
  readonly score: (plan: QueryPlan) => DocumentScores;
}

/** Searches the documents for what a query asks; see `PaperIndex.search`. */
export function searchDocuments(
  plan: QueryPlan,
  options: SearchOptions,
  context: SearchContext,
): FoundDocuments {
  const { index } = context;
  const accepts = createDocumentFilter(options.filter ?? {}, options.among, index);
  if (plan.hash === 0)
    return options.filter === undefined && (options.phrases ?? []).length === 0
      ? NOTHING
      : listAll(accepts, options, index);
  const scores = context.score(plan);
  const matches = {
    accepts: withScore(plan, scores, accepts, index),
    hasAll: createHasAll(plan, options, scores, index),
  };
  return options.order === undefined
    ? byRelevance(plan, scores, matches, options, context)
    : listMatches(scores, matches, options, index);
}

const NOTHING = { hits: [], total: 0 };

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
  { phrases = [], allWordsFirst = false, order }: SearchOptions,
  { matched }: DocumentScores,
  index: TextIndex,
): Matches['hasAll'] {
  const limit = order === undefined ? MAX_ALL_WORDS : MATCH_BITS;
  const withPhrases = phrases.map(phrase => documentsWithPhrase(phrase, index));
  const hasPhrases = (document: number) => withPhrases.every(documents => documents.has(document));
  if (
    (!allWordsFirst && order === undefined && phrases.length === 0) ||
    (plan.words.length > limit && phrases.length === 0)
  )
    return undefined;
  if (plan.words.length > limit) return hasPhrases;
  const all = 2 ** plan.words.length - 1;
  return document => ((matched[document] ?? 0) & all) === all && hasPhrases(document);
}

function byRelevance(
  plan: QueryPlan,
  scores: DocumentScores,
  { accepts, hasAll }: Matches,
  options: SearchOptions,
  context: SearchContext,
): FoundDocuments {
  const { index } = context;
  const { ids, days } = index.documents.columns;
  const titles = createTitleMatcher(plan.tokens, index);
  const rank = createCandidateRanker(plan, index, { titles, meaning: context.meanings.compareQuery(plan) });
  const { limit, explain = false } = options;
  const found = chooseCandidates(plan, scores, { index, titles, accepts, hasAll, limit });
  const ranked = [...found.documents]
    .map(document => rank(document, scores))
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        (days[b.document] ?? 0) - (days[a.document] ?? 0) ||
        (ids[a.document] ?? 0) - (ids[b.document] ?? 0),
    );
  const others = found.others.map((document): ScoredCandidate => ({
    document,
    score: (scores.scores[document] ?? 0) / (MAX_TERM_SCORE * plan.norm),
    features: undefined,
  }));
  return {
    hits: neverRising(withAllFirst([...ranked, ...others], hasAll).slice(0, limit)).map(
      ({ document, score, features }) => ({
        id: ids[document] ?? 0,
        score,
        ...(explain ? { explanation: features === undefined ? [] : partsOf(features) } : {}),
      }),
    ),
    total: found.total,
    ...(hasAll === undefined ? {} : { totalWithAll: found.totalWithAll }),
    ...titledPaper(plan, accepts, index),
  };
}

/** Moves the results with all words and phrases to the front. */
function withAllFirst(
  results: readonly ScoredCandidate[],
  hasAll: Matches['hasAll'],
): readonly ScoredCandidate[] {
  if (hasAll === undefined) return results;
  const isFirst = results.map(({ document }) => hasAll(document));
  return [...results.filter((_, i) => isFirst[i]), ...results.filter((_, i) => !isFirst[i])];
}

/** Makes scores of results that are grouped, or ranked by the first stage only, comparable: none is above the one before. */
function neverRising(hits: readonly ScoredCandidate[]): ScoredCandidate[] {
  let before = Infinity;
  return hits.map(hit => {
    before = Math.min(before, hit.score);
    return { ...hit, score: before };
  });
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
