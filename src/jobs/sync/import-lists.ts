import type { FetchOptions } from '../../core/source/live-sources.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import type { IngestReport } from '../../usecases/ingest.ts';
import {
  addReports,
  EMPTY_REPORT,
  importRecords,
  type Fault,
  type ImportResult,
  type ImportContext,
} from './import-records.ts';

/** A list of papers that a source can be asked for. */
export interface NamedList {
  /** For people: `2026-11-20`, `trending`. */
  readonly name: string;
  read(asking: FetchOptions): AsyncIterable<SourceRecord>;
}

/** What came of asking for several lists. */
export interface ListsImportResult {
  readonly report: IngestReport;
  /** One for each list that did not come in whole. */
  readonly faults: readonly Fault[];
  /** Whether lists were left out because the source cannot be reached. */
  readonly isUnreachable: boolean;
}

/** What is told while lists are taken. */
export interface ImportHooks {
  readonly onRejected?: (list: string, line: number, reason: string) => void;
  /** After each list, once its papers are in the corpus. */
  readonly onTaken?: (list: string, taken: ImportResult) => Promise<void> | void;
}

/**
 * Takes lists into the corpus one after another. A list with a fault does not keep the others from coming in; a source
 * that cannot be reached is not asked for the rest. Rejects as `takeRecords` does.
 */
export async function importLists(
  lists: Iterable<NamedList>,
  using: ImportContext & ImportHooks,
): Promise<ListsImportResult> {
  const { onRejected, onTaken, ...taking } = using;
  const faults: Fault[] = [];
  let report: IngestReport = EMPTY_REPORT;
  for (const { name, read } of lists) {
    const taken = await importRecords(read({ signal: using.signal }), {
      ...taking,
      onRejected: (line, reason) => onRejected?.(name, line, reason),
    });
    report = addReports(report, taken.report);
    if (taken.fault) faults.push(taken.fault);
    await onTaken?.(name, taken);
    if (taken.fault?.kind === 'unavailable') return { report, faults, isUnreachable: true };
  }
  return { report, faults, isUnreachable: false };
}
