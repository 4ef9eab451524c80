import type { TextIndex } from '../documents/text-index.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { createBestDocuments } from './best-documents.ts';
import type { DocumentScores } from './score-documents.ts';
import type { TitleMatcher } from './title-features.ts';
import { createTitledTest } from './titled-documents.ts';

/** Candidates by score; more make results no better, and half of them would hardly make them worse. */
const BY_SCORE = 100;
/** Candidates by title. */
const BY_TITLE = 50;
/** Titles with all words of the query that are compared with its order of words: the shortest ones. */
const FULL_TITLES = 1_000;
/** Puts a document with all words before those without. */
const FIRST = 1e6;

/** Which documents may be found. */
export type DocumentFilter = (document: number) => boolean;

export interface CandidateContext {
  readonly index: TextIndex;
  readonly titles: TitleMatcher;
  readonly accepts: DocumentFilter;
  /** Whether a document has all words and phrases; these come first. `undefined` if that does not matter. */
  readonly hasAll: DocumentFilter | undefined;
  /** How many documents a result may have. */
  readonly limit: number;
  /** Is called with each document that matches, and whether it has all words and phrases. */
  readonly onMatch?: ((document: number, hasAll: boolean) => void) | undefined;
}

export interface Candidates {
  /** The documents that are worth a closer look. */
  readonly documents: ReadonlySet<number>;
  /** The best of the others by score, as many as a result may need. */
  readonly others: readonly number[];
  /** How many documents match, and how many of them have all words and phrases. */
  readonly total: number;
  readonly totalWithAll: number;
}

/**
 * Looks through all documents once. The candidates are the best by score, by their titles, and those whose title or head is
 * the query but for spaces and punctuation.
 */
export function chooseCandidates(
  plan: QueryPlan,
  { scores, titleScores, fullTitleScore }: DocumentScores,
  { index, titles, accepts, hasAll, limit, onMatch }: CandidateContext,
): Candidates {
  const { capacity, columns } = index.documents;
  const { ids, titleLengths } = columns;
  const isTitled = createTitledTest(plan, columns);
  const best = createBestDocuments(Math.max(BY_SCORE, limit), ids);
  const bestTitles = createBestDocuments(BY_TITLE, ids);
  // The order of one word says nothing.
  const fullTitles = createBestDocuments(plan.tokens.length < 2 ? BY_TITLE : FULL_TITLES, ids);
  const documents = new Set<number>();
  let total = 0;
  let totalWithAll = 0;
  for (let document = 0; document < capacity; document += 1) {
    const score = scores[document] ?? 0;
    const titleScore = titleScores[document] ?? 0;
    if ((score === 0 && titleScore === 0 && !isTitled(document)) || !accepts(document)) continue;
    total += 1;
    const isWithAll = hasAll !== undefined && hasAll(document);
    if (isWithAll) totalWithAll += 1;
    onMatch?.(document, isWithAll);
    if (isTitled(document)) documents.add(document);
    if (score > 0) best.offer(document, isWithAll ? score + FIRST : score);
    if (titleScore === 0) continue;
    const brevity = -(titleLengths[document] ?? 0);
    if (titleScore >= fullTitleScore) fullTitles.offer(document, brevity);
    else bestTitles.offer(document, titleScore + brevity / 0x10000);
  }
  const byScore = best.sorted();
  for (const document of byScore.slice(0, BY_SCORE)) documents.add(document);
  const full = byAdjacency(fullTitles.sorted(), titles, index);
  for (const document of [...full, ...bestTitles.sorted()].slice(0, BY_TITLE)) documents.add(document);
  return { documents, others: byScore.filter(document => !documents.has(document)), total, totalWithAll };
}

/** Orders titles with all words by how many of the query's neighbours are neighbours in them; the shortest first. */
function byAdjacency(
  documents: readonly number[],
  titles: TitleMatcher,
  index: TextIndex,
): readonly number[] {
  if (documents.length <= BY_TITLE) return documents;
  return documents
    .map(document => ({ document, adjacency: titles.adjacency(index.documents.title(document)) }))
    .toSorted((a, b) => b.adjacency - a.adjacency)
    .map(({ document }) => document);
}
