import type { PaperId } from '../../core/paper/paper.ts';
import type { NearHit, NearOptions } from '../../core/search/search.ts';
import type { Meanings } from '../meaning/meanings.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { createBestDocuments } from './best-documents.ts';
import { nearnessToTerms, unitTerms, type NearnessContext } from './paper-nearness.ts';
import type { DocumentScores } from './score-documents.ts';
import { sharedTerms, tellingTerms } from './shared-terms.ts';
import { bestTerms, commonTerms, planOfTerms, type WeightedTerm } from './weighted-terms.ts';

/** What the search for papers near to several uses. */
export interface NearContext extends NearnessContext {
  readonly meanings: Pick<Meanings, 'similarityTo' | 'similarityToAll' | 'weightOf'>;
  readonly score: (plan: QueryPlan) => DocumentScores;
}

/** Documents that share most with the group, whose meanings are compared. */
const MAX_COMPARED = 2_000;
/** As in a small corpus of similar papers: the terms of a group are few and general. Measured by `bench -- recommend`. */
const MEANING_WEIGHT = 2;
/** Papers of the group that are read in one step: some milliseconds, also at the first call. */
const PAPERS_PER_STEP = 20;
/** Papers of the group that are tried for a reason: the nearest may share only words that say little. */
const MAX_REASONS_TRIED = 3;

/**
 * Finds the papers nearest to a group as a whole: by the terms that tell the group from the corpus, relative to the best
 * paper of the corpus outside the group, and by the mean similarity of meanings. Yields between its steps; papers that change
 * in between are left out.
 */
export function* nearDocuments(
  ids: readonly PaperId[],
  { limit, except, among }: NearOptions,
  context: NearContext,
): Generator<undefined, NearHit[]> {
  const { documents } = context.index;
  const group = ids.map(documents.numberOf).filter(document => document !== -1);
  if (group.length === 0) return [];
  const { scores } = context.score(planOfTerms(commonTerms(group, context.index)));
  for (const id of [...ids, ...except]) {
    const document = documents.numberOf(id);
    if (document !== -1) scores[document] = 0;
  }
  const compared = createBestDocuments(MAX_COMPARED, documents.columns.ids);
  const { capacity, columns } = documents;
  let best = 0;
  for (let document = 0; document < capacity; document += 1) {
    const value = scores[document] ?? 0;
    const id = columns.ids[document] ?? 0;
    if (value === 0 || id === 0) continue;
    best = Math.max(best, value);
    if (among === undefined || among.has(id)) compared.offer(document, value);
  }
  // Copied, since the scores are valid until the next search.
  const candidates = compared.sorted().map(document => ({
    document,
    id: columns.ids[document] ?? 0,
    score: (scores[document] ?? 0) / best,
  }));
  yield;
  const similarity = context.meanings.similarityToAll(group);
  const found = candidates
    .map(each => ({ ...each, score: each.score + MEANING_WEIGHT * similarity(each.document) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit);
  yield;
  const terms: (readonly WeightedTerm[])[] = [];
  for (const document of group) {
    terms.push(unitTerms(document, context));
    if (terms.length % PAPERS_PER_STEP === 0) yield;
  }
  const reasonOf = createReasons(group, terms, context);
  const hits: NearHit[] = [];
  for (const { document, id, score } of found) {
    yield;
    const { near, sharedTerms: shared } = reasonOf(document);
    if (documents.numberOf(id) === document && near !== 0)
      hits.push({ id, score, near, sharedTerms: shared });
  }
  return hits;
}

/** Returns the function that finds the paper of a group that a document is nearest to, with the terms they share. */
function createReasons(
  group: readonly number[],
  terms: readonly (readonly WeightedTerm[])[],
  context: NearContext,
): (document: number) => Pick<NearHit, 'near' | 'sharedTerms'> {
  const { index } = context;
  const nearness = nearnessToTerms(group, terms, context);
  const telling = new Map<number, readonly WeightedTerm[]>();
  const idOf = (paper = -1): PaperId => index.documents.columns.ids[paper] ?? 0;

  function tellingOf(paper: number): readonly WeightedTerm[] {
    const ofPaper = telling.get(paper) ?? tellingTerms(bestTerms(paper, index), context);
    telling.set(paper, ofPaper);
    return ofPaper;
  }

  return document => {
    const values = nearness(document, unitTerms(document, context));
    const nearest = group
      .map((paper, place) => ({ paper, nearness: values[place] ?? 0 }))
      .toSorted((a, b) => b.nearness - a.nearness)
      .slice(0, MAX_REASONS_TRIED);
    for (const { paper } of nearest) {
      const shared = sharedTerms(paper, document, tellingOf(paper), index);
      if (shared.length > 0) return { near: idOf(paper), sharedTerms: shared };
    }
    return { near: idOf(nearest[0]?.paper), sharedTerms: [] };
  };
}
