import type { SearchOptions } from '../../core/search/search.ts';
import type { DocumentColumns } from '../documents/document-columns.ts';

/**
 * Returns the compare function of an order: highest first, papers without the value last, equal ones by id. Of papers with
 * the same date, the one with the higher arXiv id is newer, and those without one come last. A coarse date sorts as its
 * earliest day.
 */
export function orderBy(
  order: NonNullable<SearchOptions['order']>,
  { ids, days, votes, arxivOrder }: DocumentColumns,
): (a: number, b: number) => number {
  const byId = (a: number, b: number): number => (ids[a] ?? 0) - (ids[b] ?? 0);
  if (order === 'upvotes') return (a, b) => descending(votes, a, b) || byId(a, b);
  return (a, b) => descending(days, a, b) || descending(arxivOrder, a, b) || byId(a, b);
}

const descending = (values: Uint32Array | Float64Array, a: number, b: number): number =>
  (values[b] ?? 0) - (values[a] ?? 0);
