import type { DocumentColumns } from '../documents/document-columns.ts';
import type { QueryPlan } from '../query/query-plan.ts';

/** Returns which documents have the query as their title or its head, but for spaces and punctuation. */
export function createTitledTest(
  { hash }: Pick<QueryPlan, 'hash'>,
  { titleHashes, headHashes }: Pick<DocumentColumns, 'titleHashes' | 'headHashes'>,
): (document: number) => boolean {
  if (hash === 0) return () => false;
  return document => titleHashes[document] === hash || headHashes[document] === hash;
}
