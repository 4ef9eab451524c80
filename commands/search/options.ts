import type { Options } from '../../src/command.ts';
import { parseFilter, type FilterProblem } from '../../src/core/paper/paper-filter.ts';
import { SEARCH_ORDERS, type SearchRequest } from '../../src/core/search/search-request.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { fitPlain } from '../../src/views/format/fit-text.ts';

/** The part of a query or an author that a heading repeats, UTF-16 code units. */
const MAX_SHOWN_LENGTH = 120;

/** Reads the options of `/search`. Throws `UserError` for the first one that is invalid. */
export function parseSearchOptions(options: Options): SearchRequest {
  const query = options.string('query')?.trim() ?? '';
  if (query === '') throw new UserError('Type what to look for, such as: mixture of experts');
  const author = textOption(options, 'author');
  const read = parseFilter({
    category: textOption(options, 'category'),
    from: textOption(options, 'from'),
    to: textOption(options, 'to'),
  });
  if ('problem' in read) throw new UserError(problemText(read.problem));
  return {
    query,
    sort: SEARCH_ORDERS.find(order => order === options.string('sort')) ?? 'relevance',
    ...(author === undefined ? {} : { author }),
    ...read.filter,
  };
}

/** Returns true if the request has a filter beside its words. */
export function isNarrowed({ author, category, from, to }: SearchRequest): boolean {
  return [author, category, from, to].some(each => each !== undefined);
}

/** Describes a request in plain text: `“mamba” by Gu in cs.LG from 2024, newest first`. */
export function describeRequest({ query, author, category, from, to, sort }: SearchRequest): string {
  const narrowed = [
    `“${fitPlain(query, MAX_SHOWN_LENGTH)}”`,
    author === undefined ? '' : `by ${fitPlain(author, MAX_SHOWN_LENGTH)}`,
    category === undefined ? '' : `in ${category}`,
    from === undefined ? '' : `from ${from}`,
    to === undefined ? '' : `to ${to}`,
  ]
    .filter(part => part !== '')
    .join(' ');
  if (sort === 'relevance') return narrowed;
  return `${narrowed}, ${sort === 'newest' ? 'newest' : 'most upvoted'} first`;
}

/** Returns the text of an option; `undefined` if it is blank. */
function textOption(options: Options, name: string): string | undefined {
  return options.string(name)?.trim() || undefined;
}

function problemText(problem: FilterProblem): string {
  if (problem.wrong === 'category')
    return `“${problem.text}” is not an arXiv category. Write one such as cs.LG, stat.ML or hep-th.`;
  if (problem.wrong === 'date')
    return `“${problem.text}” in ${problem.name} is not a date. Write a year, a month or a day: 2024, 2024-05 or 2024-05-01.`;
  return `from (${problem.from}) is later than to (${problem.to}), so no paper can fit. Swap the two.`;
}
