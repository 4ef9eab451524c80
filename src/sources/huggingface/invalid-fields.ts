import type { Log } from '../../core/log.ts';

/** The fields of the papers of one list that had a wrong type and count as absent. */
export interface InvalidFields {
  add(paper: string, fields: readonly string[]): void;
  /** Logs one warning for the whole list, if there was any such field. */
  report(): void;
}

/** More names are not read. */
const MAX_FIELD_NAMES = 20;

/** Creates the record of one list. */
export function createInvalidFields(source: string, log: Pick<Log, 'warn'>): InvalidFields {
  const names = new Set<string>();
  let papers = 0;
  let first: string | undefined;
  return {
    add(paper, fields) {
      papers += 1;
      first ??= paper.slice(0, 100);
      for (const field of fields) if (names.size < MAX_FIELD_NAMES) names.add(field.slice(0, 100));
    },
    report() {
      if (papers > 0) log.warn('source_fields_invalid', { source, paper: first, papers, fields: [...names] });
    },
  };
}
