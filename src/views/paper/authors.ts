import type { Paper } from '../../core/paper/paper.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { count } from '../format/count.ts';
import { fitText } from '../format/fit-text.ts';
import { weigh } from '../format/text-weight.ts';

/**
 * Returns the authors as plain text: `A. B, C. D and E. F` if there are at most `maxNames`, else `A. B and 6 others`, or
 * `7 authors` if only their number is known; `undefined` if nothing is known.
 */
export function authorLine(
  { authors, authorCount }: Pick<Paper, 'authors' | 'authorCount'>,
  maxNames = 3,
): string | undefined {
  const { names, total } = namesOf({ authors, authorCount });
  const [first, ...rest] = names;
  if (first === undefined) return total > 0 ? count(total, 'author') : undefined;
  if (names.length < total || total > maxNames) return `${first} and ${count(total - 1, 'other')}`;
  const last = rest.at(-1);
  return last === undefined ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`;
}

function namesOf({ authors, authorCount }: Pick<Paper, 'authors' | 'authorCount'>) {
  const names = authors.map(name => cleanText(name)).filter(name => name !== '');
  return { names, total: Math.max(authorCount ?? 0, names.length) };
}

/**
 * Returns the authors rendered (escaped, for example) within a weight of `limit`: all names, else the first one and how
 * many there are besides. That number is never cut; without room for a name it is the number of all authors. Returns ''
 * if nothing is known.
 */
export function fitAuthorLine(
  paper: Pick<Paper, 'authors' | 'authorCount'>,
  limit: number,
  render: (text: string) => string,
): string {
  const fits = (line: string) => weigh(render(line)) <= limit;
  const lines = [authorLine(paper), authorLine(paper, 1)].filter(line => line !== undefined);
  const whole = lines.find(fits);
  if (whole !== undefined) return render(whole);
  const { names, total } = namesOf(paper);
  const [first] = names;
  if (first === undefined) return '';
  const others = total === 1 ? '' : ` ${render(`and ${count(total - 1, 'other')}`)}`;
  const name = fitText(first, limit - weigh(others), render);
  return name === '' ? fitText(count(total, 'author'), limit, render) : name + others;
}
