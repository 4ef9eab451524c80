import type { IngestReport } from '../../usecases/ingest.ts';
import type { SourceFault } from './import-records.ts';

/** The result of one run over a source. */
export interface SyncResult {
  readonly report: IngestReport;
  /** Whether the source returned enough to say that the corpus is up to date. */
  readonly isSuccess: boolean;
  /** Whether it returned papers of the requested days, known or not: a source that works always returns some. */
  readonly hasPapers: boolean;
  /** What is wrong, for the operator; `null` if nothing is. */
  readonly problem: string | null;
  /** When to run again, ms since the epoch. */
  readonly nextRun: number;
}

/** Summarizes faults in one line; `null` for none. */
export function summarizeFaults(faults: readonly SourceFault[]): string | null {
  const [first, ...more] = new Set(faults.map(({ message }) => message));
  if (first === undefined) return null;
  return more.length === 0 ? first : `${first} (and ${more.length} more)`;
}
