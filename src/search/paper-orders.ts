import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { SearchOptions } from '../core/search/search.ts';

/** A compare function for `sort`. */
export type PaperOrder = (a: PaperId, b: PaperId) => number;

/** The fields by which papers are sorted. */
export type SortKeys = Pick<Paper, 'publishedAt' | 'upvotes' | 'arxivId'>;

/** Returns the compare function of an order: highest first, papers without the value last, equal ones by id. */
export function orderBy(
  order: NonNullable<SearchOptions['order']>,
  known: (id: PaperId) => SortKeys | undefined,
): PaperOrder {
  if (order === 'upvotes') {
    const upvotes = (id: PaperId) => known(id)?.upvotes ?? -1;
    return (a, b) => upvotes(b) - upvotes(a) || a - b;
  }
  // As text, `2024-05` sorts before `2024-05-01`: a coarser date counts as its earliest day.
  const day = (id: PaperId) => known(id)?.publishedAt ?? '';
  return (a, b) => {
    const [dayA, dayB] = [day(a), day(b)];
    if (dayA === dayB) return compareArxivIds(known(b)?.arxivId, known(a)?.arxivId) || a - b;
    return dayA < dayB ? 1 : -1;
  };
}

/**
 * Compares arXiv ids, which are numbered in order of submission: of two papers with the same date, the higher number is
 * newer. Positive if `a` is newer.
 */
function compareArxivIds(a: string | null | undefined, b: string | null | undefined): number {
  if (!a || !b || a === b || a.length !== b.length) return 0;
  return a > b ? 1 : -1;
}
