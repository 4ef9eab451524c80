import { Kysely } from 'kysely';
import { Pool } from 'pg';
import { databaseName, type DatabaseLocation } from '../../../core/database-location.ts';
import type { Database } from '../database.ts';
import { MIGRATIONS } from '../migrations.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { createChangeListener } from './change-notices.ts';
import { poolSettings } from './connection-settings.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { toPostgresStoreError } from './postgres-errors.ts';
import { createPostgresLocks } from './postgres-locks.ts';
import { SerializablePostgresDialect } from './postgres-dialect.ts';
import { readServerTime } from './server-time.ts';

/**
 * Connects to a database of PostgreSQL, checks it, and migrates it to the newest schema. Throws `StoreError` if it cannot be
 * reached, or is not Paperboy's, or newer than this program, and leaves it unchanged; a failed migration is rolled back.
 * `history` is the list of migrations.
 */
export async function openPostgres(url: string, history: readonly string[] = MIGRATIONS): Promise<Database> {
  const location: DatabaseLocation = { kind: 'postgres', url };
  const pool = new Pool(poolSettings(url));
  // Without listeners these would end the process. The query that runs on the connection has the error, if there is one.
  pool.on('error', ignoreError);
  pool.on('connect', client => client.on('error', ignoreError));
  try {
    await migratePostgres(pool, location, history);
  } catch (error) {
    await pool.end();
    throw toPostgresStoreError(location, error);
  }
  const db = new Kysely<Schema>({ dialect: new SerializablePostgresDialect(pool) });
  const changes = createChangeListener(url);
  return {
    db,
    locks: createPostgresLocks(url, db),
    readTime: () => readServerTime(db),
    onChange: listener => changes.add(listener),
    async backUpTo() {
      throw new StoreError(`${databaseName(location)} is backed up by pg_dump`);
    },
    async close() {
      await changes.close();
      if (!pool.ended) await pool.end();
    },
  };
}

function ignoreError(): void {
  // The pool replaces the connection.
}
