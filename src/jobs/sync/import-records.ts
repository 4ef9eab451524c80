import type { FaultKind, FaultOf } from '../../core/source/live-sources.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import type { UnitOfWork } from '../../core/stores.ts';
import { ingest, type IngestReport } from '../../usecases/ingest.ts';

/** What kept a source from giving all that was asked for. */
export interface Fault {
  readonly kind: FaultKind;
  /** For the operator; names the source. */
  readonly message: string;
}

/** What came of one question to a source. */
export interface ImportResult {
  readonly report: IngestReport;
  /** `null` if all of it came in. */
  readonly fault: Fault | null;
}

/** With what papers of the net are taken into the corpus. */
export interface ImportContext {
  readonly unitOfWork: UnitOfWork;
  readonly now: () => number;
  readonly faultOf: FaultOf;
  /** Breaks everything off: what was begun is left so that it can be done again. */
  readonly signal: AbortSignal;
}

/**
 * Takes what a source gives into the corpus. Where it fails half-way, what it gave before is kept, and `fault` tells
 * why. Rejects with the signal's reason when that is aborted, and with errors that are not the source's.
 */
export async function importRecords(
  records: AsyncIterable<SourceRecord>,
  using: ImportContext & { readonly onRejected?: (line: number, reason: string) => void },
): Promise<ImportResult> {
  const { signal, faultOf, unitOfWork, now, onRejected } = using;
  const ended: { fault: Fault | null } = { fault: null };
  // The last records before a fault are a batch like every other.
  async function* untilFault(): AsyncGenerator<SourceRecord, void> {
    try {
      yield* records;
    } catch (error) {
      if (!signal.aborted) ended.fault = faultIn(error, faultOf);
    }
  }
  const report = await ingest(untilFault(), { unitOfWork, now, ...(onRejected ? { onRejected } : {}) });
  signal.throwIfAborted();
  return { report, fault: ended.fault };
}

/** The fault that an error tells of; throws errors that are not a source's. */
export function faultIn(error: unknown, faultOf: FaultOf): Fault {
  const kind = faultOf(error);
  if (kind === undefined || !(error instanceof Error)) throw error;
  return { kind, message: error.message };
}

export const EMPTY_REPORT: Readonly<IngestReport> = { added: 0, updated: 0, unchanged: 0, rejected: 0 };

/** How many papers came in, whether they were known or not. */
export function countRecords({ added, updated, unchanged }: IngestReport): number {
  return added + updated + unchanged;
}

export function addReports(a: IngestReport, b: IngestReport): IngestReport {
  return {
    added: a.added + b.added,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
  };
}
