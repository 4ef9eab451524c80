import type { Command } from 'commander';
import type { HuggingFaceClient } from '../../core/source/remote-sources.ts';
import { newestListDay } from '../../core/time/list-day.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { isListKind, periodByName } from '../../core/time/periods.ts';
import { FIRST_LIST_DAY } from '../../jobs/sync/backfill.ts';
import { importLists, type NamedList } from '../../jobs/sync/import-lists.ts';
import { countRecords } from '../../jobs/sync/import-records.ts';
import { dailyList, recentLists, TRENDING_LIST } from '../../jobs/sync/recent-lists.ts';
import type { CliContext } from '../context.ts';
import { UsageError, VerbError } from '../errors.ts';
import { backfillFrom } from './backfill.ts';
import { printReport } from './print-report.ts';
import { withSources } from './with-sources.ts';

interface HuggingFaceFlags {
  readonly date?: string;
  readonly week?: string;
  readonly month?: string;
  readonly from?: string;
  readonly json?: true;
}

/** `paperboy ingest huggingface`: ingests papers from Hugging Face's lists. */
export function defineIngestHuggingFace(command: Command, context: CliContext): void {
  command
    .option('--date <day>', "a day's list, YYYY-MM-DD")
    .option('--week <week>', "a week's list, YYYY-Www")
    .option('--month <month>', "a month's list, YYYY-MM")
    .option(
      '--from <day>',
      `all daily lists from a day on (the first is of ${FIRST_LIST_DAY}); a stopped run is continued`,
    )
    .option('--json', 'print one JSON object a list (one in all with --from) instead of text')
    .action(async (flags: HuggingFaceFlags) => {
      const json = flags.json === true;
      const selection = parseSelection(flags);
      const newest = newestListDay(context.clock.now());
      if (selection.kind === 'daily' && selection.name > newest)
        throw new UsageError(`--date ${selection.name} is in the future: the newest list is of ${newest}.`);
      if (selection.kind === 'from') await backfillFrom(selection.day, json, context);
      else await ingestLists(selection, json, context);
    });
}

/** Which lists to ingest. */
type Selection = ListSelection | { readonly kind: 'from'; readonly day: string };
type ListSelection = { readonly kind: 'recent' } | PeriodSelection;
type PeriodSelection = { readonly kind: 'daily' | 'weekly' | 'monthly'; readonly name: string };

function parseSelection({ date, week, month, from }: HuggingFaceFlags): Selection {
  const options = [
    ['daily', date, '--date takes a day such as 2024-05-31'],
    ['weekly', week, '--week takes an ISO week such as 2024-W22'],
    ['monthly', month, '--month takes a month such as 2024-05'],
    ['from', from, '--from takes a day such as 2024-05-31'],
  ] as const;
  const [given, another] = options.filter(([, value]) => value !== undefined);
  if (another) throw new UsageError('Give one of --date, --week, --month and --from, not several.');
  const [kind, value, usage] = given ?? [];
  if (kind === undefined || value === undefined) return { kind: 'recent' };
  const isValid = isListKind(kind) ? periodByName(kind, value) !== undefined : isFullDate(value);
  if (!isValid) throw new UsageError(`${usage}, not “${value}”.`);
  return isListKind(kind) ? { kind, name: value } : { kind, day: value };
}

async function ingestLists(selection: ListSelection, json: boolean, context: CliContext): Promise<void> {
  const { clock, printToStderr } = context;
  await withSources(context, printToStderr, async ({ sources, stores, importContext }) => {
    const lists = selectedLists(selection, sources.huggingFace, clock.now());
    let hasPapers = false;
    const { faults } = await importLists(lists, {
      ...importContext,
      onRejected: (list, line, reason) => printToStderr(`huggingface ${list}:${line}: rejected: ${reason}`),
      onListImported(list, { report, fault }) {
        if (list !== TRENDING_LIST && countRecords(report) > 0) hasPapers = true;
        const fields = { source: 'huggingface', list };
        printReport(report, { name: `huggingface ${list}`, fields, json }, context);
        if (fault) printToStderr(`huggingface ${list}: ${fault.message}`);
      },
    });
    if (faults.length > 0)
      throw new VerbError('Hugging Face did not return everything; what it returned is kept.');
    const at = clock.now();
    if (selection.kind === 'recent')
      await stores.sources.recordRun('huggingface', { at, isSuccess: true, hasPapers, problem: null });
  });
}

function selectedLists(selection: ListSelection, huggingFace: HuggingFaceClient, now: number): NamedList[] {
  if (selection.kind === 'recent') return recentLists(huggingFace, now, { lastSuccess: null });
  const { kind, name } = selection;
  if (kind === 'daily') return [dailyList(huggingFace, name)];
  return [{ name, read: options => huggingFace[kind](name, options) }];
}
