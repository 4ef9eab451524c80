import type { ClientBase, Pool } from 'pg';
import { databaseName, type DatabaseLocation } from '../../../core/database-location.ts';
import { StoreError } from '../store-error.ts';
import { createChangeTrigger } from './change-notices.ts';
import { APPLICATION_LOCK_CLASS, LOCK_NUMBERS } from './lock-numbers.ts';
import { retryWhileUnreachable } from './retry-while-unreachable.ts';
import { isStartingUp } from './postgres-errors.ts';
import { translateMigration } from './translate-migration.ts';

/** The oldest version that is tested, and that PostgreSQL's developers still maintain. */
const MIN_SERVER_VERSION = 14;

/**
 * Holds the number of migrations applied; it is also what tells a database of Paperboy from that of another program. It is not
 * in the schema: SQLite keeps the number in the file's header.
 */
const VERSION_TABLE = 'paperboy_schema';

/** Applies the migrations that a database lacks, in one transaction. Throws `StoreError` if it is not to be used. */
export async function migratePostgres(
  pool: Pool,
  location: DatabaseLocation,
  history: readonly string[],
): Promise<void> {
  const client = await retryWhileUnreachable(() => pool.connect(), isStartingUp);
  try {
    await assertServer(client, location);
    if ((await readVersion(client)) === history.length) return;
    await client.query('BEGIN');
    // A migration may rewrite a large table. Other processes that start wait for it.
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [
      APPLICATION_LOCK_CLASS,
      LOCK_NUMBERS.migration,
    ]);
    await applyMissing(client, location, history);
    await createChangeTrigger(client);
    await client.query('COMMIT');
  } finally {
    // It is closed, which rolls back what has not been committed.
    client.release(true);
  }
}

/** Throws `StoreError` if the server or the encoding of a database cannot be used. */
export async function assertServer(client: ClientBase, location: DatabaseLocation): Promise<void> {
  const { rows } = await client.query<{ version: number; shown: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_version') AS shown,
       current_setting('server_encoding') AS encoding`,
  );
  const [server] = rows;
  if (!server || server.version < MIN_SERVER_VERSION)
    throw new StoreError(
      `the server of ${databaseName(location)} is PostgreSQL ${server?.shown ?? 'of an unknown version'}: ` +
        `Paperboy needs version ${MIN_SERVER_VERSION} or newer.`,
    );
  if (server.encoding !== 'UTF8')
    throw new StoreError(
      `the database ${databaseName(location)} has the encoding ${server.encoding}. ` +
        'Create one for Unicode: createdb --encoding=UTF8 --template=template0 NAME',
    );
}

/** Returns how many migrations were applied; `undefined` for a database without the mark of Paperboy. */
export async function readVersion(client: ClientBase): Promise<number | undefined> {
  // Not to_regclass: within a transaction, it may go on answering that there is no table when another one has created it.
  const { rowCount } = await client.query(
    'SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1',
    [VERSION_TABLE],
  );
  if (rowCount === 0) return undefined;
  const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${VERSION_TABLE}`);
  return rows[0]?.version;
}

async function applyMissing(
  client: ClientBase,
  location: DatabaseLocation,
  history: readonly string[],
): Promise<void> {
  // Under the lock: another process may have migrated since it was read.
  const version = (await readVersion(client)) ?? (await createVersionTable(client, location));
  if (version > history.length)
    throw new StoreError(
      `the database ${databaseName(location)} was written by a newer Paperboy (schema ${version}, this one knows ` +
        `${history.length}). Update Paperboy, or use a database of this version.`,
    );
  for (const [index, migration] of history.entries()) {
    if (index < version) continue;
    for (const statement of translateMigration(migration, index)) await client.query(statement);
  }
  await client.query(`UPDATE ${VERSION_TABLE} SET version = $1`, [history.length]);
}

/** Marks an empty database as Paperboy's. Throws `StoreError` if there are tables of another program. */
async function createVersionTable(client: ClientBase, location: DatabaseLocation): Promise<number> {
  if ((await countTables(client)) !== 0)
    throw new StoreError(
      `${databaseName(location)} is a database of another program. Point DATABASE_URL to one of Paperboy's own.`,
    );
  await client.query(`CREATE TABLE ${VERSION_TABLE} (version integer NOT NULL)`);
  await client.query(`INSERT INTO ${VERSION_TABLE} VALUES (0)`);
  return 0;
}

/** Returns how many tables a database has, of any program. */
export async function countTables(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ tables: number }>(
    'SELECT count(*) AS tables FROM pg_tables WHERE schemaname = current_schema()',
  );
  return rows[0]?.tables ?? 0;
}
