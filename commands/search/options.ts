import type { Options } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseCategory } from '../../src/core/paper/category.ts';
import {
  MAX_ALTERNATIVES,
  parseSearchRequest,
  type ParseSearchOptions,
  type SearchProblem,
  type TypedSearch,
} from '../../src/core/search/parse-request.ts';
import {
  haveSameFilters,
  SEARCH_ORDERS,
  type SearchAlternative,
  type SearchRequest,
} from '../../src/core/search/search-request.ts';
import { fitPlain } from '../../src/views/format/fit-text.ts';
import { readDateOptions } from '../date-options.ts';

/** The part of a query or a name that a heading repeats, UTF-16 code units. */
const MAX_SHOWN_LENGTH = 120;

/** Between alternatives; see `ResultList.queryText`. */
const SEPARATOR = ' OR ';

/** Reads the options of `/search`, typed at `now`, ms since the epoch. Throws `UserError` for the first one that is invalid. */
export function parseSearchOptions(options: Options, now: number): SearchRequest {
  return requestOf({
    query: options.string('query'),
    author: options.string('author'),
    organization: options.string('organization'),
    category: options.string('category'),
    ...readDateOptions(options, now),
    minVotes: options.integer('min_votes')?.toString(),
    sort: SEARCH_ORDERS.find(order => order === options.string('sort')),
  });
}

/** Returns the request of a search as typed. Throws `UserError` if it is invalid. */
export function requestOf(typed: TypedSearch, options: ParseSearchOptions = {}): SearchRequest {
  const parsed = parseSearchRequest(typed, options);
  if ('problem' in parsed) throw new UserError(searchProblemText(parsed.problem));
  return parsed.request;
}

/** Returns the arXiv category that a typed text means. Throws `UserError` if it is none. */
export function parseCategoryOption(text: string): string {
  const category = parseCategory(text);
  if (category === undefined) throw new UserError(searchProblemText({ wrong: 'category', text }));
  return category;
}

/** Returns the names of the filters that a request has. */
export function filterNames({ alternatives }: SearchRequest): string[] {
  const names = alternatives.flatMap(({ authors, organizations, categories, from, to, minVotes }) => [
    ...(authors.length === 0 ? [] : ['author']),
    ...(organizations.length === 0 ? [] : ['organization']),
    ...(categories.length === 0 ? [] : ['category']),
    ...(from === undefined ? [] : ['from']),
    ...(to === undefined ? [] : ['to']),
    ...(minVotes === undefined ? [] : ['min_votes']),
  ]);
  return [...new Set(names)];
}

/**
 * Describes a request in plain text: `“mamba” by Gu in cs.LG from 2024, newest first`. Alternatives with the same filters are
 * described as one: `“mamba OR s4” by Gu`; others each: `“mamba” by Gu OR “s4”`.
 */
export function describeRequest({ alternatives, sort }: SearchRequest): string {
  const [first] = alternatives;
  const texts = alternatives.map(({ text }) => text);
  const described =
    first !== undefined && haveSameFilters(alternatives) && !texts.includes('')
      ? describeAlternative({ ...first, text: texts.join(SEPARATOR) })
      : alternatives.map(describeAlternative).join(SEPARATOR);
  if (sort === 'relevance') return described;
  return `${described}, ${sort === 'newest' ? 'newest' : 'most upvoted'} first`;
}

function describeAlternative(alternative: SearchAlternative): string {
  const { text, authors, organizations, categories, from, to, minVotes } = alternative;
  return [
    text === '' ? '' : `“${fitPlain(text, MAX_SHOWN_LENGTH)}”`,
    authors.length === 0 ? '' : `by ${namesText(authors)}`,
    organizations.length === 0 ? '' : `at ${namesText(organizations)}`,
    categories.length === 0 ? '' : `in ${namesText(categories)}`,
    timeText(from, to),
    minVotes === undefined ? '' : `with at least ${minVotes.toLocaleString('en-GB')} votes`,
  ]
    .filter(part => part !== '')
    .join(' ');
}

function timeText(from: string | undefined, to: string | undefined): string {
  if (from !== undefined && from === to) return `of ${from}`;
  return [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].join(' ').trim();
}

function namesText(names: readonly string[]): string {
  return fitPlain(names.join(' and '), MAX_SHOWN_LENGTH);
}

/** Returns what is wrong with a search, and what to write instead. */
export function searchProblemText(problem: SearchProblem): string {
  if (problem.wrong === 'category')
    return `“${problem.text}” is not an arXiv category. Write one such as cs.LG, stat.ML or hep-th.`;
  if (problem.wrong === 'date')
    return `“${problem.text}” in ${problem.name} is not a date. Write a year, a month or a day: 2024, 2024-05 or 2024-05-01.`;
  if (problem.wrong === 'order')
    return `from (${problem.from}) is later than to (${problem.to}), so no paper can fit. Swap the two.`;
  if (problem.wrong === 'votes')
    return `“${problem.text}” in min_votes is not a number of votes. Write one such as 10.`;
  if (problem.wrong === 'excludedFilter')
    return `“${problem.text}”: a filter cannot be excluded. Only words and phrases can, as -survey or -"a survey".`;
  if (problem.wrong === 'alternatives') return `Write at most ${MAX_ALTERNATIVES} alternatives with OR.`;
  return problem.excluded === ''
    ? 'Type what to look for, such as: mixture of experts; or give an author, a category or another option.'
    : `“${problem.excluded}” only says what to leave out. Add words to look for, or an option such as author.`;
}
