import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Runs work in a transaction: in that of `db` if it is one, or else in one of its own. */
export function inTransaction<T>(db: Kysely<Schema>, work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
