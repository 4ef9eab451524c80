import { newestListDay } from '../../core/time/list-day.ts';
import { backfill, FIRST_LIST_DAY, planBackfill } from '../../jobs/sync/backfill.ts';
import { addReports, EMPTY_REPORT } from '../../jobs/sync/import-records.ts';
import { UsageError, VerbError, withStores, type CliContext } from '../context.ts';
import { printOutcome } from './outcome.ts';
import { openProgress } from './progress.ts';
import { withSources } from './with-sources.ts';

/**
 * Takes all daily lists of Hugging Face from a day on, less those that an earlier run took. Throws `VerbError` if a
 * list is missing at the end, or it was stopped; the same command goes on there.
 */
export async function backfillFrom(day: string, json: boolean, context: CliContext): Promise<void> {
  const now = context.clock.now();
  const to = newestListDay(now);
  if (day > to) throw new UsageError(`--from ${day} is ahead: the newest list is of ${to}.`);
  const from = day < FIRST_LIST_DAY ? FIRST_LIST_DAY : day;
  const plan = await withStores(context.config().databaseFile, ({ stores }) =>
    planBackfill(from, now, stores.listDays),
  );

  const progress = openProgress(plan.days.length, context);
  const done = { report: EMPTY_REPORT, days: 0, missing: 0, isStopped: false };
  try {
    await withSources(context, progress.tell, async ({ sources, stores, taking }) => {
      const { huggingFace } = sources;
      try {
        await backfill(plan, {
          ...taking,
          huggingFace,
          listDays: stores.listDays,
          onRejected: (list, line, reason) =>
            progress.tell(`huggingface ${list}:${line}: rejected: ${reason}`),
          onTaken(list, { report, fault }) {
            done.report = addReports(done.report, report);
            if (fault) progress.tell(`huggingface ${list}: ${fault.message}`);
            if (fault) done.missing += 1;
            else done.days += 1;
            progress.step(list);
          },
        });
      } catch (error) {
        if (!taking.signal.aborted) throw error;
        done.isStopped = true;
      }
    });
  } finally {
    progress.stop();
  }

  const facts = { source: 'huggingface', from, to, days: done.days, daysDoneBefore: plan.doneBefore };
  printOutcome(done.report, { name: `huggingface ${from} to ${to}`, facts, json }, context);
  const left = plan.days.length - done.days;
  if (left === 0) return;
  const why = done.isStopped ? 'It was stopped' : 'Hugging Face did not give all lists';
  throw new VerbError(
    `${why}: ${left} of ${plan.days.length} days are left. The same command goes on there.`,
  );
}
