import type { MonthlyCounts, SearchFilter } from '../../core/search/search.ts';
import type { DocumentColumns } from '../documents/document-columns.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { wordNotes } from '../query/word-notes.ts';
import { createDocumentFilter } from '../ranking/filter-documents.ts';
import { findDocuments, type SearchContext } from '../ranking/find-documents.ts';

/** A query of a topic, with its plan. */
export interface CountedQuery {
  readonly plan: QueryPlan;
  readonly phrases: readonly string[];
  readonly filter: SearchFilter | undefined;
}

/** Counts the papers of a topic by their months: those that match one of its queries, each once; all papers without a query. */
export function countMonths(queries: readonly CountedQuery[], context: SearchContext): MonthlyCounts {
  const { columns, capacity } = context.index.documents;
  const isCounted = new Uint8Array(capacity);
  for (const query of queries) for (const document of matching(query, context)) isCounted[document] = 1;
  if (queries.length === 0) isCounted.fill(1);
  const { corrections, ignored } = wordNotes(
    queries.map(({ plan }) => plan),
    columns,
  );
  return { ...monthsOf(isCounted, columns), corrections, ignored };
}

/** Returns the documents that have all words and phrases of a query, and pass its filter. */
function matching({ plan, phrases, filter }: CountedQuery, context: SearchContext): readonly number[] {
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
