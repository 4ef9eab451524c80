import { setImmediate } from 'node:timers/promises';
import { identify } from '../core/identity.ts';
import { mergeFields, sameFields } from '../core/merge.ts';
import type { Paper, PaperFields, PaperStore } from '../core/paper.ts';
import type { SourceRecord } from '../core/record.ts';
import type { UnitOfWork } from '../core/stores.ts';

/**
 * Records in one transaction. A transaction runs without a look at the event loop (better-sqlite3 is synchronous), so
 * it is kept to a few milliseconds; a commit is cheap beside them.
 */
const BATCH = 8;

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
  for await (const batch of inBatches(records, BATCH)) {
    const results = await options.unitOfWork(async stores => {
      const batchResults: Result[] = [];
      for (const record of batch) {
        batchResults.push(
          'rejected' in record
            ? { outcome: 'rejected', line: record.line, reason: record.rejected }
            : await take(record.fields, record.line, stores.papers),
        );
      }
      await stores.facts.set('lastIngest', String(options.now()));
      return batchResults;
    });
    for (const result of results) {
      report[result.outcome] += 1;
      if (result.outcome === 'rejected') options.onRejected?.(result.line, result.reason);
      if (!('paper' in result) || !options.onChanged) continue;
      // What is done with a paper, such as indexing it, may take a millisecond or more.
      await setImmediate();
      options.onChanged(result.paper);
    }
    read += batch.length;
    options.onProgress?.(read);
    await setImmediate();
  }
  return report;
}

type Result =
  | { outcome: 'added' | 'updated'; paper: Paper }
  | { outcome: 'unchanged' }
  | { outcome: 'rejected'; line: number; reason: string };

async function take(fields: PaperFields, line: number, papers: PaperStore): Promise<Result> {
  const identity = identify(fields, await papers.candidates(fields));
  if (identity.kind === 'rejected') return { outcome: 'rejected', line, reason: identity.reason };
  if (identity.kind === 'new') return { outcome: 'added', paper: await papers.insert(fields) };
  const merged = mergeFields(identity.paper, fields);
  if (sameFields(identity.paper, merged)) return { outcome: 'unchanged' };
  return { outcome: 'updated', paper: await papers.update(identity.paper.id, merged) };
}

async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
