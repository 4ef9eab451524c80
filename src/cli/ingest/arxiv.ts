import { Command } from 'commander';
import { SECOND_MS } from '../../core/time/duration.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { addDays } from '../../core/time/calendar.ts';
import { localDate } from '../../core/time/calendar.ts';
import { FIRST_DAYS, SUBMITTED_BEFORE_DAYS } from '../../jobs/sync/arxiv-category.ts';
import { followedCategories } from '../../jobs/sync/followed-categories.ts';
import { countRecords, importRecords } from '../../jobs/sync/import-records.ts';
import { takeArxivLock } from '../../store/database/arxiv-lock.ts';
import { collect, readCategory } from './category-flag.ts';
import { UsageError, VerbError, type CliContext } from '../context.ts';
import { printOutcome } from './outcome.ts';
import { withSources, type AskingTools } from './with-sources.ts';

interface ArxivFlags {
  readonly category: readonly string[];
  readonly since?: string;
  readonly json?: true;
}

/** `paperboy ingest arxiv`: takes the papers of categories from arXiv, and has the bot follow them from then on. */
export function ingestArxivVerb(context: CliContext): Command {
  return new Command('arxiv')
    .description('Take papers from arXiv. A serving bot goes on with these categories by itself.')
    .requiredOption('--category <category>', 'an arXiv category such as cs.LG; any number of times', collect)
    .option(
      '--since <day>',
      `first submitted on or after it, YYYY-MM-DD (since papers last came in, else ${FIRST_DAYS} days)`,
    )
    .option('--json', 'print one JSON object a category instead of text')
    .action(async ({ category, since, json }: ArxivFlags) => {
      const categories = [...new Set(category.map(readCategory))];
      if (since !== undefined && !isFullDate(since))
        throw new UsageError(`--since takes a day such as 2024-05-31, not “${since}”.`);
      const today = localDate(context.clock.now(), 'UTC');
      if (since !== undefined && since > today)
        throw new UsageError(`--since ${since} is ahead: today is ${today}.`);
      await withSources(context, context.tell, async tools => {
        const lock = await turnToAsk(context, tools.taking.signal);
        try {
          await takeCategories(categories, { since, json: json === true }, tools, context);
        } finally {
          lock.release();
        }
      });
    });
}

async function takeCategories(
  categories: readonly string[],
  { since, json }: { since: string | undefined; json: boolean },
  { sources, stores, taking }: AskingTools,
  context: CliContext,
): Promise<void> {
  const { arxivFollow } = stores;
  const given = new Set<string>();
  let failures = 0;
  for (const category of categories) {
    const now = context.clock.now();
    const from = since ?? defaultSince((await arxivFollow.get(category))?.succeededAt ?? null, now);
    const { report, fault } = await importRecords(
      sources.arxivApi.inCategory(category, from, { signal: taking.signal }),
      {
        ...taking,
        onRejected: (line, reason) => context.tell(`arxiv ${category}:${line}: rejected: ${reason}`),
      },
    );
    const facts = { source: 'arxiv', category, since: from };
    printOutcome(report, { name: `arxiv ${category} since ${from}`, facts, json }, context);
    if (fault) {
      context.tell(`arxiv ${category}: ${fault.message}`);
      failures += 1;
      if (fault.kind === 'unavailable') break;
    } else if (countRecords(report) > 0) {
      given.add(category);
      await arxivFollow.remember(category);
      await arxivFollow.succeeded(category, now);
    } else {
      context.tell(`arXiv has nothing in ${category} since ${from}; check that it has the category.`);
    }
  }
  if (failures > 0) throw new VerbError('arXiv did not give all that was asked for; what it gave is kept.');
  // What was not asked for may be behind, however well the rest came in.
  if (given.size === 0 || !(await followedCategories(stores)).every(category => given.has(category))) return;
  const at = context.clock.now();
  await stores.sources.ran('arxiv', { at, isSuccess: true, hasNews: true, problem: null });
}

/** Some days before papers last came in: what was submitted then may have been announced only after. */
function defaultSince(succeededAt: number | null, now: number): string {
  return succeededAt === null
    ? addDays(localDate(now, 'UTC'), -FIRST_DAYS)
    : addDays(localDate(succeededAt, 'UTC'), -SUBMITTED_BEFORE_DAYS);
}

/** arXiv's limits count over all processes, so a serving bot that asks it comes first. */
async function turnToAsk(
  { config, clock, tell }: CliContext,
  signal: AbortSignal,
): Promise<{ release(): void }> {
  const { databaseFile } = config();
  for (let tries = 0; ; tries += 1) {
    const lock = takeArxivLock(databaseFile);
    if (lock) {
      // The other process asked a moment ago, and arXiv wants three seconds between requests.
      if (tries > 0) await clock.wait(3 * SECOND_MS, signal);
      return lock;
    }
    if (tries === 0) tell('Another process of Paperboy asks arXiv just now: waiting for its turn.');
    await clock.wait(SECOND_MS, signal);
    signal.throwIfAborted();
  }
}
