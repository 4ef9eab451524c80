import type { IngestReport } from '../../usecases/ingest.ts';
import type { CliContext } from '../context.ts';

/** Prints the counts of one source: as text, or with `json` as an object that also has `fields`. */
export function printReport(
  report: IngestReport,
  { name, fields, json }: { name: string; fields: Readonly<Record<string, unknown>>; json: boolean },
  { print }: Pick<CliContext, 'print'>,
): void {
  const { added, updated, unchanged, rejected } = report;
  print(
    json
      ? JSON.stringify({ ...fields, added, updated, unchanged, rejected })
      : `${name}: ${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`,
  );
}
