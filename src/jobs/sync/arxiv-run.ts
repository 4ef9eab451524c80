import { announcementAfter } from '../../core/time/announcements.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/time/duration.ts';
import type { LivePapers } from '../../core/source/live-sources.ts';
import type { SourceState } from '../../core/source/source-runs.ts';
import type { Stores } from '../../core/stores.ts';
import type { IngestReport } from '../../usecases/ingest.ts';
import { importCategory } from './arxiv-category.ts';
import { importDetails } from './arxiv-details.ts';
import type { ImportHooks } from './import-lists.ts';
import { problemOf, type SyncResult } from './sync-result.ts';
import {
  addReports,
  countRecords,
  EMPTY_REPORT,
  type Fault,
  type ImportResult,
  type ImportContext,
} from './import-records.ts';

/** After a fault: the first time, the second time and so on, to the last again and again. */
const AFTER_FAULT_MS = [15 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS] as const;

/** Batches that are late come within hours. */
const AFTER_LATE_MS = 90 * MINUTE_MS;

/** Details that the query API does not have yet come within a day or two. */
const AFTER_NO_DETAILS_MS = 6 * HOUR_MS;

/** Everyone wants the new feeds at once. */
const JITTER_MS = 10 * MINUTE_MS;

export type ArxivSyncContext = ImportContext &
  Pick<ImportHooks, 'onRejected'> & {
    readonly sources: Pick<LivePapers, 'arxivApi' | 'arxivFeed'>;
    readonly stores: Pick<Stores, 'arxivFollow' | 'papers'>;
    readonly random: () => number;
  };

/** Asks for what was announced in the categories, one after another, and then for the details of the new papers. */
export async function syncArxiv(
  categories: readonly string[],
  state: Pick<SourceState, 'failures'> | undefined,
  using: ArxivSyncContext,
): Promise<SyncResult> {
  const { sources, stores, random, now } = using;
  const faults: Fault[] = [];
  let report: IngestReport = EMPTY_REPORT;
  let isLate = false;
  const note = (taken: ImportResult) => {
    report = addReports(report, taken.report);
    if (taken.fault) faults.push(taken.fault);
    return taken.fault?.kind !== 'unavailable';
  };

  let isThere = true;
  let refused = 0;
  for (const category of categories) {
    const taken = await importCategory(category, { ...using, ...telling(category, using) });
    isLate ||= taken.isLate;
    if (taken.fault?.kind === 'refused') refused += 1;
    isThere = note(taken);
    if (!isThere) break;
  }
  let areDetailsWanted = false;
  if (isThere) {
    const { arxivApi } = sources;
    const details = await importDetails({ ...using, ...telling('details', using), arxivApi, stores });
    areDetailsWanted = details.areWanted;
    note(details);
  }

  // A category that arXiv does not have is no sign that the others are not up to date.
  const isBroken = faults.some(({ kind }) => kind !== 'refused');
  const isSuccess = !isBroken && (refused === 0 || refused < categories.length);
  const regular = announcementAfter(now()) + JITTER_MS * random();
  const tryAgain = isBroken ? now() + afterFault(state?.failures ?? 0) : regular;
  const later = (pause: number) => now() + pause + JITTER_MS * random();
  const comeBack = isLate ? later(AFTER_LATE_MS) : regular;
  const askAgain = areDetailsWanted ? later(AFTER_NO_DETAILS_MS) : regular;
  return {
    report,
    isSuccess,
    hasNews: countRecords(report) > 0,
    problem: problemOf(faults),
    nextRun: Math.round(Math.min(regular, tryAgain, comeBack, askAgain)),
  };
}

function telling(list: string, { onRejected }: Pick<ImportHooks, 'onRejected'>) {
  return { onRejected: (line: number, reason: string) => onRejected?.(list, line, reason) };
}

function afterFault(failuresBefore: number): number {
  return AFTER_FAULT_MS[failuresBefore] ?? 4 * HOUR_MS;
}
