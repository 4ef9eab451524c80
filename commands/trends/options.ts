import type { Options } from '../../src/command.ts';
import { parseFilter, type FilterOptions } from '../../src/core/paper/paper-filter.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { FOUND_BY_WORDS, isUnsearchable } from '../../src/core/search/search-request.ts';
import type { Topic, TrendRange } from '../../src/usecases/topic-trends.ts';
import { readDateOptions } from '../date-options.ts';
import { requestOf, searchProblemText } from '../search/options.ts';

/** Lines that are told apart in one picture. */
const MAX_TOPICS = 5;

/** What is between two queries: a comma or semicolon outside quotes, which names may have inside. */
const SEPARATOR = /[,;](?=(?:[^"]*"[^"]*")*[^"]*$)/;

/** Reads the queries of the option `words`. Throws `UserError` if there are too many, none, or one is invalid. */
export function parseTopics(words: string): Topic[] {
  const queries = words
    .split(SEPARATOR)
    .map(query => query.replaceAll(/\s+/g, ' ').trim())
    .filter(query => query !== '');
  const distinct = [...new Set(queries)];
  if (distinct.length > MAX_TOPICS)
    throw new UserError(
      `One picture shows up to ${MAX_TOPICS} searches. Leave some of the ${distinct.length} out.`,
    );
  if (distinct.length === 0)
    throw new UserError('Write searches with commas between them, such as: diffusion, state space models.');
  return distinct.map(name => {
    const request = requestOf({ query: name });
    if (isUnsearchable(request))
      throw new UserError(`${FOUND_BY_WORDS}. Write “${name}” in words, or leave it out.`);
    return { name, request };
  });
}

/** Reads the options `from` and `to`, typed at `now`, ms since the epoch. Throws `UserError` if one is no date. */
export function readTrendRange(options: Options, now: number): TrendRange {
  return parseTrendRange(readDateOptions(options, now));
}

/** Parses the dates of a range. Throws `UserError` if one is no date. */
export function parseTrendRange(range: Pick<FilterOptions, 'from' | 'to'>): TrendRange {
  const parsed = parseFilter(range);
  if ('problem' in parsed) throw new UserError(searchProblemText(parsed.problem));
  return { from: parsed.filter.from, to: parsed.filter.to };
}
