import type { IngestReport } from '../../usecases/ingest.ts';
import type { Fault } from './import-records.ts';

/** How a run over a source ended. */
export interface SyncResult {
  readonly report: IngestReport;
  /** Whether the source gave what is needed to say that the corpus is up to date. */
  readonly isSuccess: boolean;
  /** Whether it gave papers of the days that were asked for, known ones or not: one that answers always gives some. */
  readonly hasNews: boolean;
  /** What the operator should know; `null` if all is well. */
  readonly problem: string | null;
  /** When to run again, ms since the epoch. */
  readonly nextRun: number;
}

/** Several faults in one line; `null` for none. */
export function problemOf(faults: readonly Fault[]): string | null {
  const [first, ...more] = new Set(faults.map(({ message }) => message));
  if (first === undefined) return null;
  return more.length === 0 ? first : `${first} (and ${more.length} more)`;
}
