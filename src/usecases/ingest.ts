import { setImmediate } from 'node:timers/promises';
import type { SourceRecord } from '../core/paper/record.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { importRecord, type RecordImportResult } from './import-record.ts';

/** Records in the first and in the smallest transaction: on a slow disk a commit is expensive, however few it holds. */
const MIN_BATCH_RECORDS = 8;

/** Records in the largest transaction: beyond this a commit costs little compared with them. */
const MAX_BATCH_RECORDS = 128;

/**
 * How long a transaction should take, ms. It blocks the event loop (better-sqlite3 is synchronous), and members wait for
 * replies meanwhile.
 */
const MAX_TRANSACTION_MS = 8;

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
    const results = await options.unitOfWork(stores => importBatch(batch, stores, startedAt));
    const durationMs = options.now() - startedAt;
    for (const { line, result } of results) {
      report[result.outcome] += 1;
      if (result.outcome === 'rejected') options.onRejected?.(line, result.reason);
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

interface LineResult {
  readonly line: number;
  readonly result: RecordImportResult;
}

async function importBatch(
  batch: readonly SourceRecord[],
  { papers, metadata }: Pick<Stores, 'papers' | 'metadata'>,
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
  await metadata.set('lastIngest', String(now));
  return results;
}
