import type { ClassifySourceError, SourceFaultKind } from '../../core/source/remote-sources.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import type { UnitOfWork } from '../../core/stores.ts';
import { ingest, type IngestReport } from '../../usecases/ingest.ts';

/** Why a source did not return everything that was requested. */
export interface SourceFault {
  readonly kind: SourceFaultKind;
  /** For the operator; names the source. */
  readonly message: string;
}

/** The result of importing one response or list of a source. */
export interface ImportResult {
  readonly report: IngestReport;
  /** `null` if everything was imported. */
  readonly fault: SourceFault | null;
}

/** What every import from a remote source needs. */
export interface ImportContext {
  readonly unitOfWork: UnitOfWork;
  readonly now: () => number;
  readonly classifySourceError: ClassifySourceError;
  /** Cancels the import; what was begun can be repeated. */
  readonly signal: AbortSignal;
}

/**
 * Imports the records of a source into the corpus. If the source fails half-way, the earlier records are kept and `fault`
 * has the reason. Rejects with the signal's reason when it is aborted, and with errors that are not the source's.
 */
export async function importRecords(
  records: AsyncIterable<SourceRecord>,
  context: ImportContext & { readonly onRejected?: (line: number, reason: string) => void },
): Promise<ImportResult> {
  const { signal, classifySourceError, unitOfWork, now, onRejected } = context;
  const state: { fault: SourceFault | null } = { fault: null };
  // The records end at a fault, so that the last batch before it is committed too.
  async function* untilFault(): AsyncGenerator<SourceRecord, void> {
    try {
      yield* records;
    } catch (error) {
      if (!signal.aborted) state.fault = toSourceFault(error, classifySourceError);
    }
  }
  const report = await ingest(untilFault(), { unitOfWork, now, ...(onRejected ? { onRejected } : {}) });
  signal.throwIfAborted();
  return { report, fault: state.fault };
}

/** Converts a source's error to a fault; rethrows any other error. */
export function toSourceFault(error: unknown, classifySourceError: ClassifySourceError): SourceFault {
  const kind = classifySourceError(error);
  if (kind === undefined || !(error instanceof Error)) throw error;
  return { kind, message: error.message };
}

export const EMPTY_REPORT: Readonly<IngestReport> = { added: 0, updated: 0, unchanged: 0, rejected: 0 };

/** Counts the papers of a report, known before or not. */
export function countRecords({ added, updated, unchanged }: IngestReport): number {
  return added + updated + unchanged;
}

/** Adds two reports up. */
export function sumReports(a: IngestReport, b: IngestReport): IngestReport {
  return {
    added: a.added + b.added,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
  };
}
