import { Option, type Command } from 'commander';
import { MAX_ALTERNATIVES, parseSearchRequest, type SearchProblem } from '../../core/search/parse-request.ts';
import { SEARCH_ORDERS, type SearchOrder, type SearchRequest } from '../../core/search/search-request.ts';
import { parseDate } from '../../core/time/typed-date.ts';
import { UsageError } from '../errors.ts';
import { parseWholeNumber } from '../whole-number.ts';

/** The options of `search` as they were typed. */
export interface SearchFlags {
  readonly author?: string;
  readonly organization?: string;
  readonly category?: string;
  readonly from?: string;
  readonly to?: string;
  readonly minVotes?: string;
  readonly sort?: SearchOrder;
  readonly limit?: string;
  readonly json?: true;
  readonly explain?: true;
  readonly batch?: string;
  readonly trec?: true;
}

/** One search. */
export interface SingleSearch {
  /** The words as typed, for an identifier or a link. */
  readonly query: string;
  readonly request: SearchRequest;
  readonly limit: number;
  readonly json: boolean;
  readonly explain: boolean;
}

/** One search, or a batch of them. */
export type SearchTask = SingleSearch | SearchBatch;

/** The searches of a file. */
interface SearchBatch {
  readonly batch: string;
  readonly limit: number;
  readonly trec: boolean;
}

/** Evaluation tools look at up to 1,000 hits. */
const MAX_LIMIT = 1_000;

/** Adds the options of `search` to a command. */
export function addSearchFlags(command: Command): Command {
  return command
    .option('--author <name>', 'only papers of this author: a full name or a surname')
    .option('--organization <name>', 'only papers of this organization')
    .option('--category <category>', 'only papers of this arXiv category, such as cs.LG')
    .option(
      '--from <date>',
      'published on or after it: 2024, 2024-05, 2024-05-01, or words such as "last month"',
    )
    .option('--to <date>', 'published on or before it')
    .option('--min-votes <n>', 'only papers with at least so many upvotes')
    .addOption(new Option('--sort <order>', 'what comes first (relevance)').choices(SEARCH_ORDERS))
    .option('--limit <n>', 'how many papers (10; with --batch 100)')
    .option('--json', 'print one JSON object a paper')
    .option('--explain', 'print the parts of each score')
    .option('--batch <file>', 'one query a line, as JSON {"id": …, "text": …}')
    .option('--trec', 'with --batch: answer in TREC run format')
    .addHelpText('after', QUERY_HELP);
}

const QUERY_HELP = `
In one pair of shell quotes, QUERY can have operators: '"a phrase" -word -"a phrase" author:"Song Han" category:cs.LG
org:Google from:2024 to:2024-06 min_votes:10'. It can be left out where a filter is given. OR in capitals finds papers that
fit one of several queries: '"state space" OR mamba -survey' finds those with the phrase, and those with mamba but not
survey; an option such as --from applies to each.
A QUERY that begins with a minus follows two of them: paperboy search -- "-survey mamba".
The texts of a batch are plain words, without operators.`;

/** The options of a single search, as they are written. */
const SINGLE_FLAGS = [
  ['author', '--author'],
  ['organization', '--organization'],
  ['category', '--category'],
  ['from', '--from'],
  ['to', '--to'],
  ['minVotes', '--min-votes'],
  ['sort', '--sort'],
  ['explain', '--explain'],
] as const satisfies readonly (readonly [keyof SearchFlags, string])[];

/** Parses the words and options of `search`, typed on the day `today`. Throws `UsageError`. */
export function parseSearchTask(words: readonly string[], flags: SearchFlags, today: string): SearchTask {
  const { batch, trec, json } = flags;
  const query = words.join(' ').trim();
  if (query !== '' && batch !== undefined)
    throw new UsageError('Give either a query or a file of queries with --batch FILE, not both.');
  if (trec && batch === undefined) throw new UsageError('--trec goes with --batch FILE.');
  const limit = parseWholeNumber(
    flags.limit ?? (batch === undefined ? '10' : '100'),
    '--limit',
    1,
    MAX_LIMIT,
  );
  if (batch === undefined) {
    const request = parseRequest(query, flags, today);
    return { query, request, limit, json: json === true, explain: flags.explain === true };
  }
  for (const [name, flag] of SINGLE_FLAGS) {
    if (flags[name] !== undefined)
      throw new UsageError(`${flag} goes with a single query: --batch ranks the whole corpus.`);
  }
  return { batch, limit, trec: trec === true };
}

function parseRequest(query: string, flags: SearchFlags, today: string): SearchRequest {
  const { author, organization, category, minVotes, sort } = flags;
  const from = readDate('--from', flags.from, today);
  const to = readDate('--to', flags.to, today);
  for (const [flag, name] of [
    ['--author', author],
    ['--organization', organization],
  ] as const)
    if (name?.trim() === '') throw new UsageError(`${flag} takes a name, such as ${flag} "Song Han".`);
  const parsed = parseSearchRequest({ query, author, organization, category, from, to, minVotes, sort });
  if ('problem' in parsed) throw new UsageError(problemMessage(parsed.problem));
  return parsed.request;
}

/** Returns the date of a flag; `undefined` if it was not given, or is blank. */
function readDate(flag: string, text: string | undefined, today: string): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const date = parseDate(text, today);
  if (date === undefined)
    throw new UsageError(
      `${flag} takes a date such as 2024, 2024-05 or 2024-05-31, or words such as "last month", not “${text}”.`,
    );
  return date;
}

function problemMessage(problem: SearchProblem): string {
  if (problem.wrong === 'category')
    return `--category takes an arXiv category such as cs.LG, stat.ML or hep-th, not “${problem.text}”.`;
  if (problem.wrong === 'date')
    return `“${problem.text}” in ${problem.name} is not a date. Write 2024, 2024-05 or 2024-05-31.`;
  if (problem.wrong === 'order')
    return `from (${problem.from}) is later than to (${problem.to}): swap the two.`;
  if (problem.wrong === 'votes') return `--min-votes takes a number such as 10, not “${problem.text}”.`;
  if (problem.wrong === 'excludedFilter')
    return `“${problem.text}”: a filter cannot be excluded, only words and phrases can.`;
  if (problem.wrong === 'alternatives')
    return `QUERY takes at most ${MAX_ALTERNATIVES} alternatives with OR.`;
  return problem.excluded === ''
    ? 'Give a query, such as: paperboy search mamba; a filter such as --author; or a file of queries with --batch FILE.'
    : `“${problem.excluded}” only says what to leave out. Add words to look for, or a filter such as --author.`;
}
