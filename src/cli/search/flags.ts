import { Option, type Command } from 'commander';
import { parseFilter, type FilterProblem } from '../../core/paper/paper-filter.ts';
import { SEARCH_ORDERS, type SearchOrder, type SearchRequest } from '../../core/search/search-request.ts';
import { UsageError } from '../errors.ts';
import { parseWholeNumber } from '../whole-number.ts';

/** The options of `search` as they were typed. */
export interface SearchFlags {
  readonly author?: string;
  readonly category?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: SearchOrder;
  readonly limit?: string;
  readonly json?: true;
  readonly batch?: string;
  readonly trec?: true;
}

/** One search, or a batch of them. */
export type SearchTask =
  | { readonly request: SearchRequest; readonly limit: number; readonly json: boolean }
  | { readonly batch: string; readonly limit: number; readonly trec: boolean };

/** Evaluation tools look at up to 1,000 hits. */
const MAX_LIMIT = 1_000;

/** Adds the options of `search` to a command. */
export function addSearchFlags(command: Command): Command {
  return command
    .option('--author <name>', 'only papers of this author: a full name or a surname')
    .option('--category <category>', 'only papers of this arXiv category, such as cs.LG')
    .option('--from <date>', 'published on or after it: YYYY, YYYY-MM or YYYY-MM-DD')
    .option('--to <date>', 'published on or before it: YYYY, YYYY-MM or YYYY-MM-DD')
    .addOption(new Option('--sort <order>', 'what comes first (relevance)').choices(SEARCH_ORDERS))
    .option('--limit <n>', 'how many papers (10; with --batch 100)')
    .option('--json', 'print one JSON object a paper')
    .option('--batch <file>', 'one query a line, as JSON {"id": …, "text": …}')
    .option('--trec', 'with --batch: answer in TREC run format');
}

/** Parses the words and options of `search`. Throws `UsageError`. */
export function parseSearchTask(words: readonly string[], flags: SearchFlags): SearchTask {
  const { batch, trec, json } = flags;
  const query = words.join(' ').trim();
  if ((query === '') === (batch === undefined)) {
    throw new UsageError(
      'Give a query, such as: paperboy search mamba; or a file of queries with --batch FILE.',
    );
  }
  if (trec && batch === undefined) throw new UsageError('--trec goes with --batch FILE.');
  const limit = parseWholeNumber(
    flags.limit ?? (batch === undefined ? '10' : '100'),
    '--limit',
    1,
    MAX_LIMIT,
  );
  if (batch === undefined) return { request: parseSearchRequest(query, flags), limit, json: json === true };
  for (const name of ['author', 'category', 'from', 'to', 'sort'] as const) {
    if (flags[name] !== undefined)
      throw new UsageError(`--${name} goes with a single query: --batch ranks the whole corpus.`);
  }
  return { batch, limit, trec: trec === true };
}

function parseSearchRequest(query: string, { author, category, from, to, sort }: SearchFlags): SearchRequest {
  const byAuthor = author === undefined ? {} : { author: parseAuthor(author) };
  const parsed = parseFilter({ category, from, to });
  if ('problem' in parsed) throw new UsageError(filterProblemMessage(parsed.problem));
  return { query, sort: sort ?? 'relevance', ...byAuthor, ...parsed.filter };
}

function parseAuthor(text: string): string {
  if (text.trim() === '') throw new UsageError('--author takes a name, such as --author "Song Han".');
  return text.trim();
}

function filterProblemMessage(problem: FilterProblem): string {
  if (problem.wrong === 'category')
    return `--category takes an arXiv category such as cs.LG, stat.ML or hep-th, not “${problem.text}”.`;
  if (problem.wrong === 'date')
    return `--${problem.name} takes a year, a month or a day, such as 2024, 2024-05 or 2024-05-31, not “${problem.text}”.`;
  return `--from ${problem.from} is later than --to ${problem.to}: swap the two.`;
}
