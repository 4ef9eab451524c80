import type { Announced, AnnouncedBatch, RemoteSources } from '../../core/source/remote-sources.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import type { Stores } from '../../core/stores.ts';
import { planCategory, type CategoryPlan } from './category-plan.ts';
import {
  countRecords,
  EMPTY_REPORT,
  importRecords,
  sumReports,
  toSourceFault,
  type ImportContext,
  type ImportResult,
} from './import-records.ts';

/** `isLate`: the announcements of the category are not complete yet. */
export type CategoryImportResult = ImportResult & { readonly isLate: boolean };

export type CategoryImportContext = ImportContext & {
  readonly sources: Pick<RemoteSources, 'arxivApi' | 'arxivFeed'>;
  readonly stores: Pick<Stores, 'arxivFollow'>;
  readonly onRejected?: (line: number, reason: string) => void;
};

/**
 * Imports what was announced in a category since it was last covered. The feed has the newest batch alone: earlier
 * batches, and a batch that the feed does not have in time or as a whole, are fetched from the query API. An interrupted
 * import is repeated.
 */
export async function importCategory(
  category: string,
  context: CategoryImportContext,
): Promise<CategoryImportResult> {
  const { stores, now } = context;
  const { arxivFollow } = stores;
  const plan = planCategory(await arxivFollow.get(category), now());
  if (!plan) return { report: EMPTY_REPORT, fault: null, isLate: false };

  const { query, usesFeed } = plan;
  let report = EMPTY_REPORT;
  let isDoubtful = false;
  if (query) {
    const result = await importQuery(category, plan, context);
    if (result.fault) return { ...result, isLate: false };
    report = result.report;
    isDoubtful = query.expectsPapers && countRecords(report) === 0;
    if (!isDoubtful) await arxivFollow.markCovered(category, query.until, now());
    else if (!usesFeed) await arxivFollow.recordEmptyPolls(category, plan.emptyPolls);
    if (!usesFeed) return { ...result, isLate: isDoubtful };
  }
  const announced = await importFeed(category, plan, isDoubtful, context);
  return { ...announced, report: sumReports(report, announced.report) };
}

function importQuery(
  category: string,
  { since }: CategoryPlan,
  context: CategoryImportContext,
): Promise<ImportResult> {
  const { sources, signal } = context;
  return importRecords(sources.arxivApi.inCategory(category, since, { signal }), context);
}

/** Imports the newest batch; it does not mark the category as covered while earlier batches are doubtful. */
async function importFeed(
  category: string,
  plan: CategoryPlan,
  isDoubtful: boolean,
  context: CategoryImportContext,
): Promise<CategoryImportResult> {
  const { sources, stores, signal, classifySourceError, now } = context;
  const { arxivFollow } = stores;
  const { due, query, isLastPoll } = plan;
  let batch: AnnouncedBatch;
  try {
    batch = await sources.arxivFeed.announced([category], { signal });
  } catch (error) {
    signal.throwIfAborted();
    return { report: EMPTY_REPORT, fault: toSourceFault(error, classifySourceError), isLate: false };
  }
  const records = batch.announcements.flatMap(toRecord);
  // Recorded first, so that their details are fetched even after a crash.
  await arxivFollow.addPending(records.flatMap(arxivIdOf), now());
  const result = await importRecords(asyncRecords(records), context);
  const isLate = isDoubtful || batch.newestDay === null || batch.newestDay < due;
  if (isLate && !isLastPoll) {
    await arxivFollow.recordEmptyPolls(category, plan.emptyPolls);
    return { ...result, isLate };
  }
  const lacksPapers = !query && (isLate || batch.isTruncated);
  const queried = lacksPapers ? await importQuery(category, plan, context) : undefined;
  const report = sumReports(result.report, queried?.report ?? EMPTY_REPORT);
  if (queried?.fault) return { report, fault: queried.fault, isLate: false };
  if (isLate) await arxivFollow.assumeCovered(category, due, now());
  else await arxivFollow.markCovered(category, due, now());
  return { report, fault: null, isLate: false };
}

/** Keeps the papers that are new in the category; replacements are of papers announced before. */
function toRecord(announced: Announced): SourceRecord[] {
  if ('rejected' in announced) return [announced];
  const { line, type, fields } = announced;
  return type === 'new' || type === 'cross' ? [{ line, fields }] : [];
}

function arxivIdOf(record: SourceRecord): string[] {
  return 'fields' in record && record.fields.arxivId !== null ? [record.fields.arxivId] : [];
}

async function* asyncRecords(records: readonly SourceRecord[]): AsyncGenerator<SourceRecord, void> {
  yield* records;
}
