import { setImmediate } from 'node:timers/promises';
import { cleanText } from '../core/text/untrusted-text.ts';
import type { SourceRecord } from '../core/paper/record.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { importRecord, type RecordImportResult } from './import-record.ts';

/** Records in the first and in the smallest transaction: on a slow disk a commit is expensive, however few it holds. */
const MIN_BATCH_RECORDS = 8;

/** Records in the largest transaction: beyond this a commit costs little compared with them. */
const MAX_BATCH_RECORDS = 128;

/**
 * How long a transaction should take, ms. It blocks the event loop (better-sqlite3 is synchronous), and members wait that
 * long for replies.
 */
const MAX_TRANSACTION_MS = 8;

/** UTF-16 units of the text of a rejection, for one line of a terminal or a log. */
const MAX_REJECTION_LENGTH = 500;

/** How many records of a source had each outcome. */
export type IngestReport = Record<RecordImportResult['outcome'], number>;

export interface IngestOptions {
  readonly unitOfWork: UnitOfWork;
  /** ms since the epoch */
  readonly now: () => number;
  /** Called for each rejected record. */
  readonly onRejected?: (line: number, reason: string) => void;
  /** Called after each batch with the number of records read so far. */
  readonly onProgress?: (read: number) => void;
}

/**
 * Imports records into the corpus, merging each with the paper it describes. Small batches are committed one by one: what
 * was committed is kept when a later batch fails, and importing it again changes nothing.
 */
export async function ingest(
  records: AsyncIterable<SourceRecord>,
  options: IngestOptions,
): Promise<IngestReport> {
  const report: IngestReport = { added: 0, updated: 0, unchanged: 0, rejected: 0 };
  let read = 0;

  /** Commits a batch and returns how long its transaction took, ms. */
  async function write(batch: readonly SourceRecord[]): Promise<number> {
    const startedAt = options.now();
    const results = await importGuarded(batch, options.unitOfWork, startedAt);
    const durationMs = options.now() - startedAt;
    for (const { line, result } of results) {
      report[result.outcome] += 1;
      if (result.outcome === 'rejected') options.onRejected?.(line, rejectionText(result.reason));
    }
    read += batch.length;
    options.onProgress?.(read);
    await setImmediate();
    return durationMs;
  }

  let size = MIN_BATCH_RECORDS;
  let batch: SourceRecord[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < size) continue;
    size = nextBatchSize(size, await write(batch));
    batch = [];
  }
  if (batch.length > 0) await write(batch);
  return report;
}

function nextBatchSize(size: number, durationMs: number): number {
  if (durationMs > MAX_TRANSACTION_MS) return Math.max(MIN_BATCH_RECORDS, size / 2);
  return durationMs > MAX_TRANSACTION_MS / 2 ? size : Math.min(MAX_BATCH_RECORDS, size * 2);
}

/** Keeps a reason to one readable line: it may repeat parts of the record, which can be anything. */
function rejectionText(reason: string): string {
  const text = cleanText(reason.slice(0, 4 * MAX_REJECTION_LENGTH));
  return text.length <= MAX_REJECTION_LENGTH
    ? text
    : `${text.slice(0, MAX_REJECTION_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

interface LineResult {
  readonly line: number;
  readonly result: RecordImportResult;
}

/**
 * Imports a batch in one transaction. If that fails, imports each record in its own: a record that fails alone is
 * rejected, and the others are kept. Throws errors of the whole database.
 */
async function importGuarded(
  batch: readonly SourceRecord[],
  unitOfWork: UnitOfWork,
  now: number,
): Promise<LineResult[]> {
  try {
    return await unitOfWork(stores => importBatch(batch, stores, now));
  } catch (error) {
    if (concernsDatabase(error)) throw error;
  }
  const results: LineResult[] = [];
  for (const record of batch) {
    try {
      for (const result of await unitOfWork(stores => importBatch([record], stores, now)))
        results.push(result);
    } catch (error) {
      if (concernsDatabase(error)) throw error;
      const reason = `cannot be stored: ${error instanceof Error ? error.message : String(error)}`;
      results.push({ line: record.line, result: { outcome: 'rejected', reason } });
    }
  }
  return results;
}

/**
 * Codes for a database that cannot be used at present, whatever the record: of SQLite (sqlite.org/rescode.html), of PostgreSQL
 * (appendix A of its documentation; not its classes 22, 23 and 54, which are about values), and of a broken connection.
 */
const DATABASE_ERROR =
  /^(?:SQLITE_(?:AUTH|BUSY|CANTOPEN|CORRUPT|FULL|INTERRUPT|IOERR|LOCKED|NOLFS|NOMEM|NOTADB|PERM|READONLY)|(?:08|25|28|3D|40|42|53|55|57|58|XX)\w{3}$|E[A-Z_]+$)/;

/** Returns true for an error that every record would have. */
function concernsDatabase(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    DATABASE_ERROR.test(error.code)
  );
}

async function importBatch(
  batch: readonly SourceRecord[],
  { papers, corpusMarks, metadata }: Pick<Stores, 'papers' | 'corpusMarks' | 'metadata'>,
  now: number,
): Promise<LineResult[]> {
  const results: LineResult[] = [];
  for (const record of batch) {
    const result: RecordImportResult =
      'rejected' in record
        ? { outcome: 'rejected', reason: record.rejected }
        : await importRecord(record.fields, papers);
    results.push({ line: record.line, result });
  }
  if (results.some(({ result }) => result.outcome === 'added')) await corpusMarks.mark(now);
  await metadata.set('lastIngest', String(now));
  return results;
}
