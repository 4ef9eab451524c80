import { announcementAfter } from '../../core/time/announcements.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/time/duration.ts';
import type { RemoteSources } from '../../core/source/remote-sources.ts';
import type { SourceState } from '../../core/source/source-runs.ts';
import type { Stores } from '../../core/stores.ts';
import type { IngestReport } from '../../usecases/ingest.ts';
import { LATE_BATCH_RETRY_MS } from './category-plan.ts';
import { importCategory } from './import-category.ts';
import { importDetails } from './import-details.ts';
import type { ImportHooks } from './import-lists.ts';
import { summarizeFaults, type SyncResult } from './sync-result.ts';
import {
  countRecords,
  EMPTY_REPORT,
  sumReports,
  type ImportContext,
  type ImportResult,
  type SourceFault,
} from './import-records.ts';

/** Waits after a first failed run, a second one in a row and so on; the last one repeats. */
const BACKOFF_MS: readonly number[] = [0.25, 0.5, 1, 2, 4].map(hours => hours * HOUR_MS);

/** Details that the query API does not have yet come within a day or two. */
const MISSING_DETAILS_RETRY_MS = 6 * HOUR_MS;

/** Every client wants the new feeds at the same time. */
const MAX_JITTER_MS = 10 * MINUTE_MS;

export type ArxivSyncContext = ImportContext &
  Pick<ImportHooks, 'onRejected'> & {
    readonly sources: Pick<RemoteSources, 'arxivApi' | 'arxivFeed'>;
    readonly stores: Pick<Stores, 'arxivFollow' | 'papers'>;
    readonly random: () => number;
  };

/** Imports what was announced in the categories, one after another, and then the details of the new papers. */
export async function syncArxiv(
  categories: readonly string[],
  state: Pick<SourceState, 'failures'> | undefined,
  context: ArxivSyncContext,
): Promise<SyncResult> {
  const { sources, stores, now, random } = context;
  const faults: SourceFault[] = [];
  let report: IngestReport = EMPTY_REPORT;
  /** Returns whether further requests to the source make sense. */
  const add = (result: ImportResult) => {
    report = sumReports(report, result.report);
    if (result.fault) faults.push(result.fault);
    return result.fault?.kind !== 'unavailable';
  };

  let isAvailable = true;
  let isLate = false;
  let refusedCategories = 0;
  for (const category of categories) {
    const result = await importCategory(category, { ...context, ...rejectedIn(category, context) });
    isLate ||= result.isLate;
    if (result.fault?.kind === 'refused') refusedCategories += 1;
    isAvailable = add(result);
    if (!isAvailable) break;
  }
  let lacksDetails = false;
  if (isAvailable) {
    const { arxivApi } = sources;
    const details = await importDetails({ ...context, ...rejectedIn('details', context), arxivApi, stores });
    lacksDetails = details.isIncomplete;
    add(details);
  }

  // A category that arXiv does not have does not mean that the others are out of date.
  const isBroken = faults.some(({ kind }) => kind !== 'refused');
  const failures = isBroken ? (state?.failures ?? 0) + 1 : 0;
  return {
    report,
    isSuccess: !isBroken && (refusedCategories === 0 || refusedCategories < categories.length),
    hasPapers: countRecords(report) > 0,
    problem: summarizeFaults(faults),
    nextRun: nextArxivRun({ failures, isLate, lacksDetails }, now(), random),
  };
}

/** What a run of arXiv left undone. */
interface Unfinished {
  /** Failed runs in a row, this one included; 0 if it did not fail. */
  readonly failures: number;
  /** Whether a batch was not there yet. */
  readonly isLate: boolean;
  readonly lacksDetails: boolean;
}

/** Returns when to run next, ms since the epoch: after the next announcement, or earlier for what is unfinished. */
function nextArxivRun(
  { failures, isLate, lacksDetails }: Unfinished,
  now: number,
  random: () => number,
): number {
  const jitterMs = () => MAX_JITTER_MS * random();
  const runs = [announcementAfter(now) + jitterMs()];
  if (failures > 0) runs.push(now + (BACKOFF_MS[failures - 1] ?? BACKOFF_MS.at(-1) ?? 0));
  if (isLate) runs.push(now + LATE_BATCH_RETRY_MS + jitterMs());
  if (lacksDetails) runs.push(now + MISSING_DETAILS_RETRY_MS + jitterMs());
  return Math.round(Math.min(...runs));
}

function rejectedIn(list: string, { onRejected }: Pick<ImportHooks, 'onRejected'>) {
  return { onRejected: (line: number, reason: string) => onRejected?.(list, line, reason) };
}
