import type { Options } from '../../src/command.ts';
import { readFilter, type FilterProblem } from '../../src/core/paper/paper-filter.ts';
import { SEARCH_ORDERS, type SearchRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { fitPlain } from '../../src/views/format/budget.ts';

/** UTF-16 code units of a query that a heading repeats. */
const ASKED = 120;

/** Reads the options of `/search`; throws `UserError` for the first one that cannot be used. */
export function parseSearchOptions(options: Options): SearchRequest {
  const query = options.string('query')?.trim() ?? '';
  if (query === '') throw new UserError('Type what to look for, such as: /search mixture of experts');
  const author = writtenIn(options, 'author');
  const read = readFilter({
    category: writtenIn(options, 'category'),
    from: writtenIn(options, 'from'),
    to: writtenIn(options, 'to'),
  });
  if ('problem' in read) throw new UserError(inUserWords(read.problem));
  return {
    query,
    sort: SEARCH_ORDERS.find(order => order === options.string('sort')) ?? 'relevance',
    ...(author === undefined ? {} : { author }),
    ...read.filter,
  };
}

/** Whether anything beside the words decides what is found. */
export function isNarrowed({ author, category, from, to }: SearchRequest): boolean {
  return [author, category, from, to].some(each => each !== undefined);
}

/** What was asked for as plain words: `“mamba” by Gu in cs.LG from 2024, newest first`. */
export function describeRequest({ query, author, category, from, to, sort }: SearchRequest): string {
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

/** What stands in an option; nothing but spaces is nothing. */
function writtenIn(options: Options, name: string): string | undefined {
  return options.string(name)?.trim() || undefined;
}

function inUserWords(problem: FilterProblem): string {
  if (problem.wrong === 'category')
    return `“${problem.text}” is not an arXiv category. Write one such as cs.LG, stat.ML or hep-th.`;
  if (problem.wrong === 'date')
    return `“${problem.text}” in ${problem.name} is not a date. Write a year, a month or a day: 2024, 2024-05 or 2024-05-01.`;
  return `from (${problem.from}) is later than to (${problem.to}), so no paper can fit. Swap the two.`;
}
