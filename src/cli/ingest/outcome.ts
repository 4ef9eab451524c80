import type { IngestReport } from '../../usecases/ingest.ts';
import type { CliContext } from '../context.ts';

/** Prints what became of the records of one source: for people, or with `json` for programs with `facts` beside. */
export function printOutcome(
  report: IngestReport,
  { name, facts, json }: { name: string; facts: Readonly<Record<string, unknown>>; json: boolean },
  { print }: Pick<CliContext, 'print'>,
): void {
  const { added, updated, unchanged, rejected } = report;
  print(
    json
      ? JSON.stringify({ ...facts, added, updated, unchanged, rejected })
      : `${name}: ${added} added, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`,
  );
}
