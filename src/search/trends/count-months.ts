import type { AlternativeQuery, MonthlyCounts } from '../../core/search/search.ts';
import type { DocumentColumns } from '../documents/document-columns.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { wordNotes } from '../query/word-notes.ts';
import { createDocumentFilter } from '../ranking/filter-documents.ts';
import { findDocuments, type SearchContext } from '../ranking/find-documents.ts';

/** Counts the papers of topics by their months; see `PaperIndex.countByMonth`. A query is planned in the step that counts it. */
export function* countByMonth(
  topics: readonly (readonly AlternativeQuery[])[],
  plan: (words: string) => QueryPlan,
  context: SearchContext,
): Generator<undefined, MonthlyCounts[]> {
  const counts: MonthlyCounts[] = [];
  for (const queries of topics) {
    const isCounted = new Uint8Array(context.index.documents.capacity);
    if (queries.length === 0) isCounted.fill(1);
    const plans: QueryPlan[] = [];
    for (const query of queries) {
      const planned = plan(query.words);
      plans.push(planned);
      for (const document of matching(planned, query, context)) isCounted[document] = 1;
      yield;
    }
    const { columns } = context.index.documents;
    const { corrections, ignored } = wordNotes(plans, columns);
    counts.push({ ...monthsOf(isCounted, columns), corrections, ignored });
    yield;
  }
  return counts;
}

/** Returns the documents that have all words and phrases of a query, and pass its filter. */
function matching(
  plan: QueryPlan,
  { phrases = [], filter }: AlternativeQuery,
  context: SearchContext,
): readonly number[] {
  // A word that no paper has is in none.
  if (plan.ignored.length > 0) return [];
  const accepts = createDocumentFilter(filter ?? {}, undefined, context.index);
  const options = {
    limit: 0,
    order: 'newest',
    phrases,
    ...(filter === undefined ? {} : { filter }),
  } as const;
  const found = findDocuments(plan, options, accepts, context);
  if (found.kind === 'ranked' || found.totalWithAll === 0) return [];
  return found.documents;
}

function monthsOf(isCounted: Uint8Array, { ids, days }: DocumentColumns) {
  const counts = new Map<number, number>();
  let undated = 0;
  for (let document = 0; document < isCounted.length; document += 1) {
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
