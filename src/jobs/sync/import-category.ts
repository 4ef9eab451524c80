import type { Announced, AnnouncedBatch, RemoteSources } from '../../core/source/remote-sources.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import type { Stores } from '../../core/stores.ts';
import { planCategory } from './category-plan.ts';
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
 * batches, and a batch that the feed does not have in time, are fetched from the query API. An interrupted import is
 * repeated.
 */
export async function importCategory(
  category: string,
  context: CategoryImportContext,
): Promise<CategoryImportResult> {
  const { sources, stores, signal, now } = context;
  const { arxivFollow } = stores;
  const plan = planCategory(await arxivFollow.get(category), now());
  if (!plan) return { report: EMPTY_REPORT, fault: null, isLate: false };

  const { query, usesFeed, due } = plan;
  let report = EMPTY_REPORT;
  let isDoubtful = false;
  if (query) {
    const records = sources.arxivApi.inCategory(category, query.since, { signal });
    const result = await importRecords(records, context);
    if (result.fault) return { ...result, isLate: false };
    isDoubtful = query.expectsPapers && countRecords(result.report) === 0;
    if (!isDoubtful) await arxivFollow.markCovered(category, query.until, now());
    else if (!usesFeed) await arxivFollow.recordEmptyPoll(category);
    if (!usesFeed) return { ...result, isLate: isDoubtful };
    report = result.report;
  }
  const announced = await importFeed(category, due, isDoubtful, context);
  return { ...announced, report: sumReports(report, announced.report) };
}

/** Imports the newest batch; it does not mark the category as covered while earlier batches are doubtful. */
async function importFeed(
  category: string,
  due: string,
  isDoubtful: boolean,
  context: CategoryImportContext,
): Promise<CategoryImportResult> {
  const { sources, stores, signal, classifySourceError, now } = context;
  let batch: AnnouncedBatch;
  try {
    batch = await sources.arxivFeed.announced([category], { signal });
  } catch (error) {
    signal.throwIfAborted();
    return { report: EMPTY_REPORT, fault: toSourceFault(error, classifySourceError), isLate: false };
  }
  const records = batch.announcements.flatMap(toRecord);
  // Recorded first, so that their details are fetched even after a crash.
  await stores.arxivFollow.addPending(records.flatMap(arxivIdOf), now());
  const result = await importRecords(asyncRecords(records), context);
  const isLate = isDoubtful || batch.newestDay === null || batch.newestDay < due;
  if (isLate) await stores.arxivFollow.recordEmptyPoll(category);
  else await stores.arxivFollow.markCovered(category, due, now());
  return { ...result, isLate };
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
