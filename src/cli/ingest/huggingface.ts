import { Command } from 'commander';
import { newestListDay } from '../../core/time/list-day.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { isListKind, periodNamed } from '../../core/time/periods.ts';
import type { HuggingFaceLists } from '../../core/source/live-sources.ts';
import { FIRST_LIST_DAY } from '../../jobs/sync/backfill.ts';
import { dailyList, recentLists, TRENDING } from '../../jobs/sync/recent-lists.ts';
import { importLists, type NamedList } from '../../jobs/sync/import-lists.ts';
import { countRecords } from '../../jobs/sync/import-records.ts';
import { UsageError, VerbError, type CliContext } from '../context.ts';
import { backfillFrom } from './backfill.ts';
import { printOutcome } from './outcome.ts';
import { withSources } from './with-sources.ts';

interface HuggingFaceFlags {
  readonly date?: string;
  readonly week?: string;
  readonly month?: string;
  readonly from?: string;
  readonly json?: true;
}

/** `paperboy ingest huggingface`: takes papers from Hugging Face's lists. */
export function ingestHuggingFaceVerb(context: CliContext): Command {
  return new Command('huggingface')
    .description(
      'Take papers from Hugging Face: without options the last three daily lists and what is trending.',
    )
    .option('--date <day>', "a day's list, YYYY-MM-DD")
    .option('--week <week>', "a week's list, YYYY-Www")
    .option('--month <month>', "a month's list, YYYY-MM")
    .option(
      '--from <day>',
      `all daily lists from a day on, the first is ${FIRST_LIST_DAY}; stopped, it goes on where it was`,
    )
    .option('--json', 'print one JSON object a list (one in all with --from) instead of text')
    .action(async (flags: HuggingFaceFlags) => {
      const json = flags.json === true;
      const wanted = readWanted(flags);
      const newest = newestListDay(context.clock.now());
      if (wanted.kind === 'daily' && wanted.name > newest)
        throw new UsageError(`--date ${wanted.name} is ahead: the newest list is of ${newest}.`);
      if (wanted.kind === 'from') return backfillFrom(wanted.day, json, context);
      await withSources(context, context.tell, async ({ sources, stores, taking }) => {
        const lists = listsOf(wanted, sources.huggingFace, context.clock.now());
        let hasNews = false;
        const { faults } = await importLists(lists, {
          ...taking,
          onRejected: (list, line, reason) =>
            context.tell(`huggingface ${list}:${line}: rejected: ${reason}`),
          onTaken(list, { report, fault }) {
            if (list !== TRENDING && countRecords(report) > 0) hasNews = true;
            const facts = { source: 'huggingface', list };
            printOutcome(report, { name: `huggingface ${list}`, facts, json }, context);
            if (fault) context.tell(`huggingface ${list}: ${fault.message}`);
          },
        });
        if (faults.length > 0) {
          throw new VerbError('Hugging Face did not give all that was asked for; what it gave is kept.');
        }
        const at = context.clock.now();
        if (wanted.kind === 'recent')
          await stores.sources.ran('huggingface', { at, isSuccess: true, hasNews, problem: null });
      });
    });
}

type Wanted =
  | { readonly kind: 'recent' }
  | { readonly kind: 'daily' | 'weekly' | 'monthly'; readonly name: string }
  | { readonly kind: 'from'; readonly day: string };

function readWanted({ date, week, month, from }: HuggingFaceFlags): Wanted {
  const named = [
    ['daily', date, '--date takes a day such as 2024-05-31'],
    ['weekly', week, '--week takes an ISO week such as 2024-W22'],
    ['monthly', month, '--month takes a month such as 2024-05'],
    ['from', from, '--from takes a day such as 2024-05-31'],
  ] as const;
  const [given, another] = named.filter(([, value]) => value !== undefined);
  if (another) throw new UsageError('Give one of --date, --week, --month and --from, not several.');
  const [kind, value, usage] = given ?? [];
  if (kind === undefined || value === undefined) return { kind: 'recent' };
  const isGood = isListKind(kind) ? periodNamed(kind, value) !== undefined : isFullDate(value);
  if (!isGood) throw new UsageError(`${usage}, not “${value}”.`);
  return isListKind(kind) ? { kind, name: value } : { kind, day: value };
}

function listsOf(
  wanted: Exclude<Wanted, { kind: 'from' }>,
  huggingFace: HuggingFaceLists,
  now: number,
): NamedList[] {
  if (wanted.kind === 'recent') return recentLists(huggingFace, now, null);
  const { kind, name } = wanted;
  if (kind === 'daily') return [dailyList(huggingFace, name)];
  return [{ name, read: asking => huggingFace[kind](name, asking) }];
}
