import type { TextIndex } from '../documents/text-index.ts';
import type { DocumentFilter } from './candidates.ts';
import type { Matches } from './match-documents.ts';
import { documentsWithPhrase } from './phrases.ts';
import type { DocumentScores } from './score-documents.ts';

/**
 * Minimum score relative to the best, for a result in another order than relevance, if no paper has all words. Half the
 * best score keeps the papers with the significant part of the query.
 */
const NEAR_BEST_SHARE = 0.5;

/** Documents in no order. */
export interface ListedDocuments {
  readonly documents: readonly number[];
  /** How many of them have all words and phrases: all or none. `undefined` if the query is too long to say. */
  readonly totalWithAll?: number;
}

/** Documents that are looked at in one step, a millisecond or two. */
export const DOCUMENTS_PER_STEP = 5_000;

/** Finds the relevant documents of a query; see `SearchOptions.order`. Yields between its steps; the scores must stay as they are. */
export function* findRelevant(
  { scores }: DocumentScores,
  { accepts, hasAll }: Matches,
  { documents }: TextIndex,
): Generator<undefined, ListedDocuments> {
  const found: number[] = [];
  const withAll: number[] = [];
  let best = 0;
  for (let document = 0; document < documents.capacity; document += 1) {
    if (document % DOCUMENTS_PER_STEP === 0) yield;
    if (!accepts(document)) continue;
    found.push(document);
    best = Math.max(best, scores[document] ?? 0);
    if (hasAll?.(document) === true) withAll.push(document);
  }
  const relevant =
    withAll.length > 0
      ? withAll
      : found.filter(document => (scores[document] ?? 0) >= NEAR_BEST_SHARE * best);
  return { documents: relevant, ...(hasAll === undefined ? {} : { totalWithAll: withAll.length }) };
}

/** Returns what `findRelevant` finds, in one step. */
export function listRelevant(...given: Parameters<typeof findRelevant>): ListedDocuments {
  const steps = findRelevant(...given);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Returns all documents that a filter accepts and that have some phrases. */
export function listAccepted(
  accepts: DocumentFilter,
  phrases: readonly string[],
  index: TextIndex,
): ListedDocuments {
  const withPhrases = phrases.map(phrase => documentsWithPhrase(phrase, index));
  const found: number[] = [];
  for (let document = 0; document < index.documents.capacity; document += 1)
    if (accepts(document) && withPhrases.every(documents => documents.has(document))) found.push(document);
  return { documents: found, totalWithAll: found.length };
}
