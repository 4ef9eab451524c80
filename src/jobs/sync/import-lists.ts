import type { FetchOptions } from '../../core/source/remote-sources.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import type { IngestReport } from '../../usecases/ingest.ts';
import {
  EMPTY_REPORT,
  importRecords,
  sumReports,
  type ImportContext,
  type ImportResult,
  type SourceFault,
} from './import-records.ts';

/** A list of papers that a source has. */
export interface NamedList {
  /** For people: `2026-11-20`, `trending`. */
  readonly name: string;
  read(options: FetchOptions): AsyncIterable<SourceRecord>;
}

/** The result of importing several lists. */
export interface ListsImportResult {
  readonly report: IngestReport;
  /** One for each list that was not imported completely. */
  readonly faults: readonly SourceFault[];
  /** Whether lists were left out because the source is unavailable. */
  readonly isUnreachable: boolean;
}

/** Callbacks while lists are imported. */
export interface ImportHooks {
  readonly onRejected?: (list: string, line: number, reason: string) => void;
  /** Called after each list, once its papers are in the corpus. */
  readonly onListImported?: (list: string, result: ImportResult) => Promise<void> | void;
}

/**
 * Imports lists into the corpus one after another. A faulty list does not stop the others, but an unavailable source
 * ends the import. Rejects as `importRecords` does.
 */
export async function importLists(
  lists: Iterable<NamedList>,
  context: ImportContext & ImportHooks,
): Promise<ListsImportResult> {
  const { onRejected, onListImported, ...importContext } = context;
  const faults: SourceFault[] = [];
  let report: IngestReport = EMPTY_REPORT;
  for (const { name, read } of lists) {
    const result = await importRecords(read({ signal: context.signal }), {
      ...importContext,
      onRejected: (line, reason) => onRejected?.(name, line, reason),
    });
    report = sumReports(report, result.report);
    if (result.fault) faults.push(result.fault);
    await onListImported?.(name, result);
    if (result.fault?.kind === 'unavailable') return { report, faults, isUnreachable: true };
  }
  return { report, faults, isUnreachable: false };
}
