import { sql, type Kysely } from 'kysely';
import type { Schema } from './database/schema.ts';

/** The last `rev` of the papers. */
export const PAPER_REV = sql<number>`(SELECT value FROM counters WHERE name = 'rev')`;

/**
 * Returns the next `rev` of the watches. Must run in the transaction that stores it: a reader that goes by the last `rev` it has
 * seen must not see a higher one before.
 */
export async function nextWatchRev(db: Kysely<Schema>): Promise<number> {
  const { value } = await db
    .updateTable('counters')
    .set(eb => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'watch_rev')
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}
