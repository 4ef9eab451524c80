import { parseFilter } from '../../src/core/paper/paper-filter.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Topic, TrendRange } from '../../src/usecases/topic-trends.ts';
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
  return distinct.map(name => ({ name, request: requestOf({ query: name }) }));
}

/** Reads the options `from` and `to`. Throws `UserError` if one is no date. */
export function parseTrendRange(from: string | undefined, to: string | undefined): TrendRange {
  const parsed = parseFilter({ from, to });
  if ('problem' in parsed) throw new UserError(searchProblemText(parsed.problem));
  return { from: parsed.filter.from, to: parsed.filter.to };
}
