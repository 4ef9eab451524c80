import { ARXIV_ZONE, announcementBefore, newestAnnouncement } from '../../core/time/announcements.ts';
import type { Announced, LivePapers } from '../../core/source/live-sources.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { addDays } from '../../core/time/calendar.ts';
import { localDate } from '../../core/time/calendar.ts';
import type { Stores } from '../../core/stores.ts';
import {
  addReports,
  countRecords,
  faultIn,
  EMPTY_REPORT,
  importRecords,
  type ImportResult,
  type ImportContext,
} from './import-records.ts';

/** A category that is followed anew begins with the papers of a week. */
export const FIRST_DAYS = 7;

/**
 * From submission to announcement: what is submitted on Thursday afternoon is announced on Sunday, with a holiday on
 * Monday (arXiv's availability schedule).
 */
export const SUBMITTED_BEFORE_DAYS = 4;

/** Longer gaps are not made up for: a month of a large category has thousands of papers. */
const LONGEST_GAP_DAYS = 31;

/** Polls for a batch that is late or, on a holiday, does not come; after that the query API has the last word. */
export const FEED_POLLS = 3;

/** What came of a category; `isLate` if its announcements are not all there yet. */
export type CategoryImportResult = ImportResult & { readonly isLate: boolean };

export type CategoryImportContext = ImportContext & {
  readonly sources: Pick<LivePapers, 'arxivApi' | 'arxivFeed'>;
  readonly stores: Pick<Stores, 'arxivFollow'>;
  readonly onRejected?: (line: number, reason: string) => void;
};

/**
 * Takes what was announced in a category since it was last covered. The feed has the newest batch alone: what came
 * before, and what it does not give in time, is asked of the query API. Whatever is broken off is done again.
 */
export async function importCategory(
  category: string,
  using: CategoryImportContext,
): Promise<CategoryImportResult> {
  const { arxivFollow } = using.stores;
  const now = using.now();
  const due = newestAnnouncement(now);
  const before = announcementBefore(due);
  const { coveredOn: noted = null, vainPolls = 0 } = (await arxivFollow.get(category)) ?? {};
  // A day that is still to come was noted by a clock that has been put right since.
  const coveredOn = noted !== null && noted > due ? null : noted;
  if (coveredOn === due) return { report: EMPTY_REPORT, fault: null, isLate: false };

  const hasFeed = localDate(now, ARXIV_ZONE) === due && vainPolls < FEED_POLLS;
  let report = EMPTY_REPORT;
  let isDoubtful = false;
  if (!hasFeed || coveredOn === null || coveredOn < before) {
    const missed = await takeSince(submittedSince(coveredOn, due), category, using);
    if (missed.fault) return { ...missed, isLate: false };
    const target = hasFeed ? before : due;
    // The query API sometimes answers with an empty page by mistake, and a holiday is a day alone.
    const isLong = coveredOn === null || coveredOn < announcementBefore(target);
    isDoubtful = isLong && countRecords(missed.report) === 0 && vainPolls < FEED_POLLS;
    if (!isDoubtful) await arxivFollow.cover(category, target, using.now());
    else if (!hasFeed) await arxivFollow.polledInVain(category);
    if (!hasFeed) return { ...missed, isLate: isDoubtful };
    report = missed.report;
  }
  const announced = await takeFeed(category, due, isDoubtful, using);
  return { ...announced, report: addReports(report, announced.report) };
}

/** The first day of submissions that can have been announced after `coveredOn`. */
function submittedSince(coveredOn: string | null, due: string): string {
  if (coveredOn === null) return addDays(due, -FIRST_DAYS);
  const oldest = addDays(due, -LONGEST_GAP_DAYS);
  const since = addDays(coveredOn, -SUBMITTED_BEFORE_DAYS);
  return since < oldest ? oldest : since;
}

function takeSince(since: string, category: string, using: CategoryImportContext): Promise<ImportResult> {
  const { arxivApi } = using.sources;
  return importRecords(arxivApi.inCategory(category, since, { signal: using.signal }), using);
}

/** Takes the newest batch; the category is not covered by it while what came before `isDoubtful`. */
async function takeFeed(
  category: string,
  due: string,
  isDoubtful: boolean,
  using: CategoryImportContext,
): Promise<CategoryImportResult> {
  const { sources, stores, signal, faultOf, now } = using;
  let batch: Awaited<ReturnType<LivePapers['arxivFeed']['announced']>>;
  try {
    batch = await sources.arxivFeed.announced([category], { signal });
  } catch (error) {
    signal.throwIfAborted();
    return { report: EMPTY_REPORT, fault: faultIn(error, faultOf), isLate: false };
  }
  const records = batch.announcements.flatMap(toRecord);
  // Noted first: after a crash their details are still asked for.
  await stores.arxivFollow.want(records.flatMap(idIn), now());
  const taken = await importRecords(given(records), using);
  const isLate = isDoubtful || batch.newestDay === null || batch.newestDay < due;
  if (isLate) await stores.arxivFollow.polledInVain(category);
  else await stores.arxivFollow.cover(category, due, now());
  return { ...taken, isLate };
}

/** Papers that are new in the category; replacements tell of papers that came before. */
function toRecord(announced: Announced): SourceRecord[] {
  if ('rejected' in announced) return [announced];
  const { line, type, fields } = announced;
  return type === 'new' || type === 'cross' ? [{ line, fields }] : [];
}

function idIn(record: SourceRecord): string[] {
  return 'fields' in record && record.fields.arxivId !== null ? [record.fields.arxivId] : [];
}

async function* given(records: readonly SourceRecord[]): AsyncGenerator<SourceRecord, void> {
  yield* records;
}
