import type { Paper } from '../../core/paper/paper.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { count } from '../format/count.ts';

/**
 * Returns the authors as plain text: `A. B, C. D and E. F` if there are at most `maxNames`, else `A. B and 6 others`, or
 * `7 authors` if only their number is known; `undefined` if nothing is known.
 */
export function authorLine(
  { authors, authorCount }: Pick<Paper, 'authors' | 'authorCount'>,
  maxNames = 3,
): string | undefined {
  const names = authors.map(name => cleanText(name)).filter(name => name !== '');
  const total = Math.max(authorCount ?? 0, names.length);
  const [first, ...rest] = names;
  if (first === undefined) return total > 0 ? count(total, 'author') : undefined;
  if (names.length < total || total > maxNames) return `${first} and ${count(total - 1, 'other')}`;
  const last = rest.at(-1);
  return last === undefined ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`;
}
