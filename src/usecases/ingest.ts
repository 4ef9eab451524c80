import { setImmediate } from 'node:timers/promises';
import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { SourceRecord } from '../core/paper/record.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { importRecord, type ImportOutcome } from './import-record.ts';

/** Records in the first transaction, and in the smallest: a slow disk makes each commit dear, whatever is in it. */
const FEWEST = 8;

/** Records in the largest transaction: past this a commit costs little beside them. */
const MOST = 128;

/**
 * How long a transaction should take, ms. It runs without a look at the event loop (better-sqlite3 is synchronous), and
 * members wait for answers meanwhile.
 */
const LONGEST_MS = 8;

/** What became of the records of one source. */
export interface IngestReport {
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

export interface IngestOptions {
  readonly unitOfWork: UnitOfWork;
  /** When the ingestion takes place, ms since the epoch. */
  readonly now: () => number;
  /** Told of each paper that was added or changed, after it was committed. */
  readonly onChanged?: (paper: Paper) => void;
  /** Told of each paper that turned out to be one that changed, before that; followers of the store hear of it anyway. */
  readonly onGone?: (id: PaperId) => void;
  /** Told of each record that was refused. */
  readonly onRejected?: (line: number, reason: string) => void;
  /** Told after each batch how many records were read so far. */
  readonly onProgress?: (read: number) => void;
}

/**
 * Takes records into the corpus, joining each with the paper it belongs to. Small batches are committed one by one:
 * what was committed stays when a later batch fails, and doing it again changes nothing.
 */
export async function ingest(
  records: AsyncIterable<SourceRecord>,
  options: IngestOptions,
): Promise<IngestReport> {
  const report: IngestReport = { added: 0, updated: 0, unchanged: 0, rejected: 0 };
  let read = 0;

  /** Commits a batch and tells of it; answers how long its transaction took, ms. */
  async function write(batch: readonly SourceRecord[]): Promise<number> {
    const began = options.now();
    const results = await options.unitOfWork(stores => takeBatch(batch, stores, began));
    const took = options.now() - began;
    for (const { line, taken } of results) {
      report[taken.outcome] += 1;
      if (taken.outcome === 'rejected') options.onRejected?.(line, taken.reason);
      if (taken.outcome === 'updated') for (const id of taken.gone) options.onGone?.(id);
      if (!('paper' in taken) || !options.onChanged) continue;
      // What is done with a paper, such as indexing it, may take a millisecond or more.
      await setImmediate();
      options.onChanged(taken.paper);
    }
    read += batch.length;
    options.onProgress?.(read);
    await setImmediate();
    return took;
  }

  let size = FEWEST;
  let batch: SourceRecord[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < size) continue;
    size = nextSize(size, await write(batch));
    batch = [];
  }
  if (batch.length > 0) await write(batch);
  return report;
}

function nextSize(size: number, took: number): number {
  if (took > LONGEST_MS) return Math.max(FEWEST, size / 2);
  return took > LONGEST_MS / 2 ? size : Math.min(MOST, size * 2);
}

interface Result {
  readonly line: number;
  readonly taken: ImportOutcome;
}

async function takeBatch(
  batch: readonly SourceRecord[],
  { papers, metadata: facts }: Stores,
  now: number,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const record of batch) {
    const taken: ImportOutcome =
      'rejected' in record
        ? { outcome: 'rejected', reason: record.rejected }
        : await importRecord(record.fields, papers);
    results.push({ line: record.line, taken });
  }
  await facts.set('lastIngest', String(now));
  return results;
}
