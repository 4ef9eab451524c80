import type { Paper } from '../../core/paper/paper.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { count } from '../format/join-parts.ts';

/**
 * Who wrote a paper, as plain text: `A. B, C. D and E. F` if there are at most `named`, else `A. B and 6 others`, or
 * `7 authors`; `undefined` if nothing is known.
 */
export function authorLine(
  { authors, authorCount }: Pick<Paper, 'authors' | 'authorCount'>,
  named = 3,
): string | undefined {
  const names = authors.map(name => cleanText(name)).filter(name => name !== '');
  const total = Math.max(authorCount ?? 0, names.length);
  const [first, ...rest] = names;
  if (first === undefined) return total > 0 ? count(total, 'author') : undefined;
  if (names.length < total || total > named) return `${first} and ${count(total - 1, 'other')}`;
  const last = rest.at(-1);
  return last === undefined ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`;
}
