import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { StoreError } from '../database/store-error.ts';
import { COPIED_TABLES, type CopiedTable } from './copied-tables.ts';
import type { CopyOptions } from './copy-rows.ts';
import { readRows, type StoredRow } from './read-rows.ts';
import { sourceState } from './source-state.ts';

/**
 * Compares all rows of a copy with those of its source, and returns how many each table has.
 * @throws StoreError that names the first difference, if the source has changed by the end, and when aborted
 */
export async function compareRows({
  source,
  target,
  signal,
  onProgress,
}: CopyOptions): Promise<Map<CopiedTable, number>> {
  const counts = new Map<CopiedTable, number>();
  const state = await sourceState(source.db);
  for (const table of COPIED_TABLES) {
    const copies = eachRow(target.db, table);
    let count = 0;
    for await (const { rows } of readRows(source.db, table)) {
      signal.throwIfAborted();
      for (const row of rows) {
        const { value: copy } = await copies.next();
        if (copy === undefined || !isSame(row, copy)) throw differs(table, source.name, target.name);
      }
      count += rows.length;
      onProgress(rows.length, table);
    }
    const { value: extra } = await copies.next();
    if (extra !== undefined) throw differs(table, source.name, target.name);
    counts.set(table, count);
  }
  // Rows may change after they were compared.
  if ((await sourceState(source.db)) !== state)
    throw new StoreError(
      `${source.name} has changed while it was compared. Empty ${target.name}, and copy again while nothing else uses them.`,
    );
  return counts;
}

async function* eachRow(
  db: Kysely<Schema>,
  table: CopiedTable,
): AsyncGenerator<StoredRow, undefined, undefined> {
  for await (const { rows } of readRows(db, table)) yield* rows;
  return undefined;
}

function isSame(row: StoredRow, copy: StoredRow): boolean {
  const columns = Object.keys(row);
  return columns.length === Object.keys(copy).length && columns.every(column => row[column] === copy[column]);
}

/** The message has no values of the row, which may be about people. */
function differs(table: CopiedTable, source: string, target: string): StoreError {
  return new StoreError(
    `${target} differs from ${source} in ${table}: one of them has changed since it was copied. Empty the target, and copy again ` +
      'while nothing else uses them.',
  );
}
