import type { Options } from '../src/command.ts';
import { parseCategory } from '../src/core/category.ts';
import type { PartialDate } from '../src/core/paper.ts';
import { isPartialDate } from '../src/core/partial-date.ts';
import { SEARCH_ORDERS, type SearchWish } from '../src/core/search-wish.ts';
import { UserError } from '../src/core/user-error.ts';
import { fitPlain } from '../src/views/budget.ts';

/** UTF-16 code units of a query that a heading repeats. */
const ASKED = 120;

/** Reads the options of `/search`; throws `UserError` for the first one that cannot be used. */
export function readWish(options: Options): SearchWish {
  const query = options.string('query')?.trim() ?? '';
  if (query === '') throw new UserError('Type what to look for, such as: /search mixture of experts');
  const author = options.string('author')?.trim() || undefined;
  const category = readCategory(options.string('category'));
  const from = readDate(options.string('from'), 'from');
  const to = readDate(options.string('to'), 'to');
  // `2024` to `2024-05` is no contradiction: a coarse date stands for its first day in `from`, its last in `to`.
  if (from !== undefined && to !== undefined && from > to && !from.startsWith(to)) {
    throw new UserError(`from (${from}) is later than to (${to}), so no paper can fit. Swap the two.`);
  }
  return {
    query,
    sort: SEARCH_ORDERS.find(order => order === options.string('sort')) ?? 'relevance',
    ...(author === undefined ? {} : { author }),
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** Whether anything beside the words decides what is found. */
export function isNarrowed({ author, category, from, to }: SearchWish): boolean {
  return [author, category, from, to].some(each => each !== undefined);
}

/** What was asked for as plain words: `“mamba” by Gu in cs.LG from 2024, newest first`. */
export function inWords({ query, author, category, from, to, sort }: SearchWish): string {
  const narrowed = [
    `“${fitPlain(query, ASKED)}”`,
    author === undefined ? '' : `by ${fitPlain(author, ASKED)}`,
    category === undefined ? '' : `in ${category}`,
    from === undefined ? '' : `from ${from}`,
    to === undefined ? '' : `to ${to}`,
  ]
    .filter(part => part !== '')
    .join(' ');
  if (sort === 'relevance') return narrowed;
  return `${narrowed}, ${sort === 'newest' ? 'newest' : 'most upvoted'} first`;
}

function readCategory(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const category = parseCategory(text);
  if (category === undefined) {
    throw new UserError(`“${text}” is not an arXiv category. Write one such as cs.LG, stat.ML or hep-th.`);
  }
  return category;
}

function readDate(text: string | undefined, name: string): PartialDate | undefined {
  const date = text?.trim() ?? '';
  if (date === '') return undefined;
  if (!isPartialDate(date)) {
    throw new UserError(
      `“${date}” in ${name} is not a date. Write a year, a month or a day: 2024, 2024-05 or 2024-05-01.`,
    );
  }
  return date;
}
