import type { AlternativeQuery, MonthlyCounts } from '../../core/search/search.ts';
import type { DocumentColumns } from '../documents/document-columns.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { wordNotes } from '../query/word-notes.ts';
import { createDocumentFilter } from '../ranking/filter-documents.ts';
import type { SearchContext } from '../ranking/find-documents.ts';
import { DOCUMENTS_PER_STEP, findRelevant, listAccepted } from '../ranking/list-documents.ts';
import { createMatches } from '../ranking/match-documents.ts';
import { createDocumentScorer } from '../ranking/score-documents.ts';

/** What queries are looked up in. */
type CountContext = Pick<SearchContext, 'index'>;

/**
 * Counts the papers of topics by their months; see `PaperIndex.countByMonth`. Scores are its own, so that other queries can be
 * answered between its steps.
 */
export function* countByMonth(
  topics: readonly (readonly AlternativeQuery[])[],
  plan: (words: string) => QueryPlan,
  context: CountContext,
): Generator<undefined, MonthlyCounts[]> {
  const counts: MonthlyCounts[] = [];
  const score = createDocumentScorer(context.index);
  for (const queries of topics) {
    const isCounted = new Uint8Array(context.index.documents.capacity);
    if (queries.length === 0) isCounted.fill(1);
    const plans: QueryPlan[] = [];
    for (const query of queries) {
      const planned = plan(query.words);
      plans.push(planned);
      const found = yield* matching(planned, query, { ...context, score });
      for (const document of found) isCounted[document] = 1;
      yield;
    }
    const { columns } = context.index.documents;
    const { corrections, ignored } = wordNotes(plans, columns);
    counts.push({ ...(yield* monthsOf(isCounted, columns)), corrections, ignored });
    yield;
  }
  return counts;
}

/** Finds the documents that have all words and phrases of a query, and pass its filter. Yields between its steps. */
function* matching(
  plan: QueryPlan,
  { phrases = [], filter }: AlternativeQuery,
  { index, score }: CountContext & Pick<SearchContext, 'score'>,
): Generator<undefined, readonly number[]> {
  // A word that no paper has is in none.
  if (plan.ignored.length > 0) return [];
  const accepts = createDocumentFilter(filter ?? {}, undefined, index);
  if (plan.hash === 0) {
    const isEmpty = filter === undefined && phrases.length === 0;
    return isEmpty ? [] : listAccepted(accepts, phrases, index).documents;
  }
  // Planned and scored in one step: a paper that is added in between may bring other terms.
  const scores = score(plan);
  const options = { limit: 0, order: 'newest', phrases } as const;
  const matches = createMatches(plan, options, { scores, accepts }, index);
  const found = yield* findRelevant(scores, matches, index);
  return found.totalWithAll === 0 ? [] : found.documents;
}

function* monthsOf(
  isCounted: Uint8Array,
  { ids, days }: DocumentColumns,
): Generator<undefined, Pick<MonthlyCounts, 'months' | 'undated'>> {
  const counts = new Map<number, number>();
  let undated = 0;
  for (let document = 0; document < isCounted.length; document += 1) {
    if (document % DOCUMENTS_PER_STEP === 0) yield;
    if (isCounted[document] === 0 || ids[document] === 0) continue;
    const month = Math.floor((days[document] ?? 0) / 100);
    if (month % 100 === 0) undated += 1;
    else counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const named = [...counts].map(([month, count]): [string, number] => [monthName(month), count]);
  return { months: new Map(named.toSorted(([a], [b]) => (a < b ? -1 : 1))), undated };
}

/** Returns the number YYYYMM as `YYYY-MM`. */
function monthName(month: number): string {
  const digits = String(month).padStart(6, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
