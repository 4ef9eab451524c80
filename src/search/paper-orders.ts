import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { SearchOptions } from '../core/search/search.ts';

/** Compares two papers, as `sort` takes it. */
export type PaperOrder = (a: PaperId, b: PaperId) => number;

/** What papers are ordered by. */
export type Ordered = Pick<Paper, 'publishedAt' | 'upvotes' | 'arxivId'>;

/** Greatest first, what has none last, equals by id. */
export function orderBy(
  order: NonNullable<SearchOptions['order']>,
  known: (id: PaperId) => Ordered | undefined,
): PaperOrder {
  if (order === 'upvotes') {
    const upvotes = (id: PaperId) => known(id)?.upvotes ?? -1;
    return (a, b) => upvotes(b) - upvotes(a) || a - b;
  }
  // As text, `2024-05` sorts before `2024-05-01`: a coarser date counts as its earliest day.
  const day = (id: PaperId) => known(id)?.publishedAt ?? '';
  return (a, b) => {
    const [dayA, dayB] = [day(a), day(b)];
    if (dayA === dayB) return laterId(known(b)?.arxivId, known(a)?.arxivId) || a - b;
    return dayA < dayB ? 1 : -1;
  };
}

/** arXiv numbers papers as they come: where only a month is known, the greater number is newer. Positive if `a` is. */
function laterId(a: string | null | undefined, b: string | null | undefined): number {
  if (!a || !b || a === b || a.length !== b.length) return 0;
  return a > b ? 1 : -1;
}
