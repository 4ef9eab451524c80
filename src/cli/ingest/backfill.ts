import { newestListDay } from '../../core/time/list-day.ts';
import { backfill, FIRST_LIST_DAY, planBackfill } from '../../jobs/sync/backfill.ts';
import { sumReports, EMPTY_REPORT } from '../../jobs/sync/import-records.ts';
import type { CliContext } from '../context.ts';
import { UsageError, VerbError } from '../errors.ts';
import { withStores } from '../open-stores.ts';
import { printReport } from './print-report.ts';
import { openProgress } from './progress.ts';
import { withSources } from './with-sources.ts';

type Plan = Awaited<ReturnType<typeof planBackfill>>;

/**
 * Ingests all daily lists of Hugging Face from a day on, except those that an earlier run ingested. Throws `VerbError`
 * if a list is missing at the end or the run was stopped; the same command continues from there.
 */
export async function backfillFrom(day: string, json: boolean, context: CliContext): Promise<void> {
  const now = context.clock.now();
  const to = newestListDay(now);
  if (day > to) throw new UsageError(`--from ${day} is in the future: the newest list is of ${to}.`);
  const from = day < FIRST_LIST_DAY ? FIRST_LIST_DAY : day;
  const { database } = await context.config();
  const plan = await withStores(database, ({ stores }) => planBackfill(from, now, stores.listDays));

  const done = await runBackfill(plan, context);
  const fields = { source: 'huggingface', from, to, days: done.days, daysDoneBefore: plan.doneBefore };
  printReport(done.report, { name: `huggingface ${from} to ${to}`, fields, json }, context);
  const left = plan.days.length - done.days;
  if (left === 0) return;
  const reason = done.isStopped ? 'It was stopped' : 'Hugging Face did not return all lists';
  throw new VerbError(
    `${reason}: ${left} of ${plan.days.length} days are left. The same command continues from there.`,
  );
}

async function runBackfill(plan: Plan, context: CliContext) {
  const progress = openProgress(plan.days.length, context);
  const done = { report: EMPTY_REPORT, days: 0, isStopped: false };
  try {
    await withSources(context, progress.printAbove, async ({ sources, stores, importContext }) => {
      try {
        await backfill(plan, {
          ...importContext,
          huggingFace: sources.huggingFace,
          listDays: stores.listDays,
          onRejected: (list, line, reason) =>
            progress.printAbove(`huggingface ${list}:${line}: rejected: ${reason}`),
          onListImported(list, { report, fault }) {
            done.report = sumReports(done.report, report);
            if (fault) progress.printAbove(`huggingface ${list}: ${fault.message}`);
            else done.days += 1;
            progress.advance(list);
          },
        });
      } catch (error) {
        if (!importContext.signal.aborted) throw error;
        done.isStopped = true;
      }
    });
  } finally {
    progress.stop();
  }
  return done;
}
