import { parseFilter, type FilterProblem } from '../paper/paper-filter.ts';
import type { PartialDate } from '../time/partial-date.ts';
import { parseQuery, type ParsedQuery, type QueryFilters } from './parse-query.ts';
import {
  isFiltered,
  type SearchAlternative,
  type SearchOrder,
  type SearchRequest,
} from './search-request.ts';

/** Alternatives of a search; more would be several searches, and each takes as long as one. */
export const MAX_ALTERNATIVES = 8;

/** A search as typed: a query that may contain filters, and options; `undefined` or blank if not given. */
export interface TypedSearch {
  readonly query?: string | undefined;
  readonly author?: string | undefined;
  readonly organization?: string | undefined;
  readonly category?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly minVotes?: string | undefined;
  readonly sort?: SearchOrder | undefined;
}

/** How a search is parsed. */
export interface ParseSearchOptions {
  /** Whether an alternative may have only exclusions: all else fits it. */
  readonly mayOnlyExclude?: boolean;
}

/** Why a search cannot be run; the caller words the message. */
export type SearchProblem =
  | FilterProblem
  | { readonly wrong: 'votes'; readonly text: string }
  /** There is neither a word nor a filter; `excluded` is what the query leaves out, if it does that alone. */
  | { readonly wrong: 'nothing'; readonly excluded: string }
  /** A filter with a minus. */
  | { readonly wrong: 'excludedFilter'; readonly text: string }
  /** More than `MAX_ALTERNATIVES`. */
  | { readonly wrong: 'alternatives' };

/** More votes than any paper can have would not be a number that is kept exactly. */
const VOTES = /^\d{1,9}$/;

/**
 * Parses a search. Filters in an alternative of the query and those in options all apply to it. Returns the first problem if
 * it is invalid.
 */
export function parseSearchRequest(
  typed: TypedSearch,
  { mayOnlyExclude = false }: ParseSearchOptions = {},
): { readonly request: SearchRequest } | { readonly problem: SearchProblem } {
  const parsed = parseQuery(typed.query ?? '');
  if (parsed.length > MAX_ALTERNATIVES) return { problem: { wrong: 'alternatives' } };
  const alternatives: SearchAlternative[] = [];
  for (const each of parsed) {
    const read = readAlternative(each, typed, mayOnlyExclude);
    if ('problem' in read) return read;
    alternatives.push(read.alternative);
  }
  return { request: { alternatives, sort: typed.sort ?? 'relevance' } };
}

function readAlternative(
  { text, words, phrases, excludedWords, excludedPhrases, filters, excludedFilters }: ParsedQuery,
  typed: TypedSearch,
  mayOnlyExclude: boolean,
): { readonly alternative: SearchAlternative } | { readonly problem: SearchProblem } {
  const [excludedFilter] = excludedFilters;
  if (excludedFilter !== undefined) return { problem: { wrong: 'excludedFilter', text: excludedFilter } };
  const read = readFilters(withOptions(filters, typed));
  if ('problem' in read) return read;
  const alternative: SearchAlternative = {
    text,
    words,
    phrases,
    excludedWords,
    excludedPhrases,
    ...read.filters,
  };
  const excludes = mayOnlyExclude && excludedWords.length + excludedPhrases.length > 0;
  return words === '' && !isFiltered(alternative) && !excludes
    ? { problem: { wrong: 'nothing', excluded: text } }
    : { alternative };
}

type AlternativeFilters = Pick<
  SearchAlternative,
  'authors' | 'organizations' | 'categories' | 'from' | 'to' | 'minVotes'
>;

function withOptions(filters: QueryFilters, typed: TypedSearch): QueryFilters {
  const all = (name: keyof QueryFilters) => {
    const option = typed[name]?.trim() ?? '';
    return option === '' ? filters[name] : [...filters[name], option];
  };
  return {
    author: all('author'),
    category: all('category'),
    organization: all('organization'),
    from: all('from'),
    to: all('to'),
    minVotes: all('minVotes'),
  };
}

function readFilters(
  values: QueryFilters,
): { readonly filters: AlternativeFilters } | { readonly problem: SearchProblem } {
  const categories: string[] = [];
  for (const category of values.category) {
    const read = parseFilter({ category });
    if ('problem' in read) return read;
    if (read.filter.category !== undefined) categories.push(read.filter.category);
  }
  for (const name of ['from', 'to'] as const) {
    for (const date of values[name]) {
      const read = parseFilter({ [name]: date });
      if ('problem' in read) return read;
    }
  }
  const period = parseFilter({ from: latestStart(values.from), to: earliestEnd(values.to) });
  if ('problem' in period) return period;
  const invalid = values.minVotes.find(text => !VOTES.test(text));
  if (invalid !== undefined) return { problem: { wrong: 'votes', text: invalid } };
  return {
    filters: {
      authors: [...new Set(values.author)],
      organizations: [...new Set(values.organization)],
      categories: [...new Set(categories)],
      ...period.filter,
      ...(values.minVotes.length === 0 ? {} : { minVotes: highestOf(values.minVotes) }),
    },
  };
}

const highestOf = (numbers: readonly string[]): number =>
  numbers.reduce((highest, text) => Math.max(highest, Number(text)), 0);

/** A coarse date begins with its first day, which sorts before all others. */
function latestStart(dates: readonly PartialDate[]): PartialDate | undefined {
  return dates.toSorted().at(-1);
}

/** A coarse date ends with its last day: it counts as one that sorts behind all others. */
function earliestEnd(dates: readonly PartialDate[]): PartialDate | undefined {
  return dates.toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : 1))[0];
}

const lastDayOf = (date: PartialDate): string => `${date}-99-99`.slice(0, 'YYYY-MM-DD'.length);
