import type { Database } from '../../src/store/database/database.ts';

/** Makes the corpus seem to have had so many more changes, so that an index is behind by them. */
export async function raiseRev({ db }: Database, changes: number): Promise<void> {
  await db
    .updateTable('counters')
    .set(eb => ({ value: eb('value', '+', changes) }))
    .where('name', '=', 'rev')
    .execute();
}
