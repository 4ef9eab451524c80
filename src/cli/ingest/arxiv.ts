import type { Command } from 'commander';
import { addDays, localDate } from '../../core/time/calendar.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { INITIAL_DAYS } from '../../jobs/sync/category-plan.ts';
import { MAX_ANNOUNCEMENT_DELAY_DAYS } from '../../core/time/announcements.ts';
import { followedCategories } from '../../jobs/sync/followed-categories.ts';
import { countRecords, importRecords } from '../../jobs/sync/import-records.ts';
import type { Lock, Locks } from '../../store/database/database.ts';
import type { CliContext } from '../context.ts';
import { UsageError, VerbError } from '../errors.ts';
import { collectValues, parseCategoryFlag } from './category-flag.ts';
import { printReport } from './print-report.ts';
import { createRejectionPrinter } from './rejections.ts';
import { withSources, type SourceTools } from './with-sources.ts';

interface ArxivFlags {
  readonly category: readonly string[];
  readonly since?: string;
  readonly json?: true;
}

/** `paperboy ingest arxiv`: ingests the papers of categories; the bot follows these categories from then on. */
export function defineIngestArxiv(command: Command, context: CliContext): void {
  command
    .requiredOption(
      '--category <category>',
      'an arXiv category such as cs.LG; any number of times',
      collectValues,
    )
    .option(
      '--since <day>',
      `only papers first submitted on or after it, YYYY-MM-DD (default: since the last success, else the last ${INITIAL_DAYS} days)`,
    )
    .option('--json', 'print one JSON object a category instead of text')
    .action(async ({ category, since, json }: ArxivFlags) => {
      const categories = [...new Set(category.map(parseCategoryFlag))];
      if (since !== undefined && !isFullDate(since))
        throw new UsageError(`--since takes a day such as 2024-05-31, not “${since}”.`);
      const today = localDate(context.clock.now(), 'UTC');
      if (since !== undefined && since > today)
        throw new UsageError(`--since ${since} is in the future: today is ${today}.`);
      await withSources(context, context.printToStderr, async tools => {
        const lock = await waitForArxivLock(tools.locks, context, tools.importContext.signal);
        try {
          await ingestCategories(categories, { since, json: json === true }, tools, context);
        } finally {
          await lock.release();
        }
      });
    });
}

async function ingestCategories(
  categories: readonly string[],
  { since, json }: { since: string | undefined; json: boolean },
  { sources, stores, importContext }: SourceTools,
  context: CliContext,
): Promise<void> {
  const { arxivFollow } = stores;
  const imported = new Set<string>();
  let failures = 0;
  for (const category of categories) {
    const now = context.clock.now();
    const from = since ?? defaultSince((await arxivFollow.get(category))?.succeededAt ?? null, now);
    const rejections = createRejectionPrinter(`arxiv ${category}`, context.printToStderr);
    const { report, fault } = await importRecords(
      sources.arxivApi.inCategory(category, from, { signal: importContext.signal }),
      {
        ...importContext,
        onRejected: rejections.onRejected,
      },
    );
    rejections.finish();
    const fields = { source: 'arxiv', category, since: from };
    printReport(report, { name: `arxiv ${category} since ${from}`, fields, json }, context);
    if (fault) {
      context.printToStderr(`arxiv ${category}: ${fault.message}`);
      failures += 1;
      if (fault.kind === 'unavailable') break;
    } else if (countRecords(report) > 0) {
      imported.add(category);
      await arxivFollow.pin(category);
      await arxivFollow.recordSuccess(category, now);
    } else {
      context.printToStderr(
        `arXiv has nothing in ${category} since ${from}; check that it has the category.`,
      );
    }
  }
  if (failures > 0) throw new VerbError('arXiv did not return everything; what it returned is kept.');
  // It counts as a success of arXiv only if no followed category was left out: that one may be behind.
  if (imported.size === 0) return;
  if (!(await followedCategories(stores)).every(category => imported.has(category))) return;
  const at = context.clock.now();
  await stores.sources.recordRun('arxiv', { at, isSuccess: true, hasPapers: true, problem: null });
}

/** Returns a day shortly before the last success: papers submitted then may have been announced later. */
function defaultSince(succeededAt: number | null, now: number): string {
  return succeededAt === null
    ? addDays(localDate(now, 'UTC'), -INITIAL_DAYS)
    : addDays(localDate(succeededAt, 'UTC'), -MAX_ANNOUNCEMENT_DELAY_DAYS);
}

/** Waits until no other process fetches from arXiv: its limits count over all processes. */
async function waitForArxivLock(
  locks: Locks,
  { clock, printToStderr }: CliContext,
  signal: AbortSignal,
): Promise<Lock> {
  for (let attempts = 0; ; attempts += 1) {
    const lock = await locks.acquireArxiv();
    if (lock) {
      // The other process sent a request a moment ago, and arXiv wants three seconds between requests.
      if (attempts > 0) await clock.wait(3 * SECOND_MS, signal);
      return lock;
    }
    if (attempts === 0)
      printToStderr('Another process of Paperboy fetches from arXiv: waiting for it to finish.');
    await clock.wait(SECOND_MS, signal);
    signal.throwIfAborted();
  }
}
