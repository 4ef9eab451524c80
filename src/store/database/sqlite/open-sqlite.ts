import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { MIGRATIONS } from '../migrations.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { APPLICATION_ID, isOfAnotherProgram } from './application-id.ts';
import { backUp } from './backup.ts';
import { newestBackup } from './backup-files.ts';
import { ImmediateSqliteDialect } from './immediate-dialect.ts';
import { assertNone, assertNotLost } from './lost-database.ts';
import { createPrivateFile, createPrivateFolder } from './private-files.ts';
import { createSqliteLocks } from './sqlite-locks.ts';
import { isCorruption, toStoreError, unusableDatabaseError } from './sqlite-errors.ts';

/** How long a statement waits for a transaction of another process while a database is opened, ms. */
const OPENING_BUSY_TIMEOUT_MS = 5_000;

/** The same afterwards: nothing else runs in that time, so longer waits are left to `retryWhileBusy`. */
const BUSY_TIMEOUT_MS = 5;

/**
 * Opens the file (creating it and its folder if missing, for the owner alone), checks it, and migrates it to the newest
 * schema. Throws `StoreError` for a corrupt file, a file of another program and a schema newer than this program, and
 * leaves them unchanged. Before a migration, a checked backup is written beside the file; a failed migration is rolled back.
 * A file that is missing or empty although there are backups of it is refused too, unless it is to be new with `isNew`.
 * `history` is the list of migrations.
 */
export async function openSqlite(
  file: string,
  history: readonly string[] = MIGRATIONS,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Database> {
  if (isNew) assertNone(file);
  else assertNotLost(file);
  const handle = openFile(file);
  let reader: BetterSqlite3.Database;
  try {
    assertUsable(handle, file, history.length);
    await migrate(handle, file, history);
    handle.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    reader = openReader(file);
  } catch (error) {
    handle.close();
    throw toStoreError(file, error);
  }
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect({ writer: handle, reader }) });
  return {
    db,
    locks: createSqliteLocks(file, db),
    // Polling finds what other processes change.
    onChange: () => () => undefined,
    backUpTo: (target, signal) => backUp(handle, target, signal),
    async close() {
      await db.destroy();
      // Kysely closes the connections only if they were used.
      reader.close();
      handle.close();
    },
  };
}

/**
 * Copies a database of any schema to `target` without writing to it. Throws `StoreError` for a corrupt file, a file of
 * another program, a target that cannot be written, and when aborted.
 */
export async function backUpDatabase(file: string, target: string, signal?: AbortSignal): Promise<void> {
  const handle = openReadOnly(file);
  try {
    assertUsable(handle, file, Number.POSITIVE_INFINITY);
    // The copy is of this moment: without the transaction, it would begin again whenever another connection writes.
    handle.exec('BEGIN');
    handle.prepare('SELECT count(*) FROM sqlite_schema').get();
    await backUp(handle, target, signal);
  } catch (error) {
    throw toStoreError(file, error);
  } finally {
    handle.close();
  }
}

/** Opens the second connection of an open database, on which nothing can be written. */
function openReader(file: string): BetterSqlite3.Database {
  const reader = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  reader.pragma('query_only = ON');
  return reader;
}

function openReadOnly(file: string): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(file, { readonly: true, timeout: OPENING_BUSY_TIMEOUT_MS });
  } catch (error) {
    throw unusableDatabaseError(file, error);
  }
}

function openFile(file: string): BetterSqlite3.Database {
  try {
    createPrivateFolder(dirname(file));
    createPrivateFile(file);
    return new BetterSqlite3(file, { timeout: OPENING_BUSY_TIMEOUT_MS });
  } catch (error) {
    throw unusableDatabaseError(file, error);
  }
}

function assertUsable(handle: BetterSqlite3.Database, file: string, newestVersion: number): void {
  const health = healthOf(handle);
  if (health !== 'ok') {
    const backup = newestBackup(file);
    throw new StoreError(
      `the database ${file} is corrupt (${health}). It was not changed. ` +
        (backup
          ? `The newest backup is ${backup}: stop every Paperboy, move the corrupt file away and copy the backup to its place.`
          : 'There is no backup beside it: move it away to start with an empty database, or restore a backup of your own.'),
    );
  }
  const version = readPragma(handle, 'user_version');
  if (isOfAnotherProgram(handle)) {
    throw new StoreError(
      `${file} is a database of another program. Point DATABASE_URL to a file of Paperboy's own.`,
    );
  }
  if (version > newestVersion) {
    throw new StoreError(
      `the database ${file} was written by a newer Paperboy (schema ${version}, this one knows ${newestVersion}). ` +
        'Update Paperboy, or restore a backup made by this version.',
    );
  }
}

/** Returns `ok`, or SQLite's description of the corruption. */
function healthOf(handle: BetterSqlite3.Database): string {
  try {
    return String(handle.pragma('quick_check(1)', { simple: true }));
  } catch (error) {
    if (isCorruption(error)) return error.message;
    throw error;
  }
}

async function migrate(
  handle: BetterSqlite3.Database,
  file: string,
  history: readonly string[],
): Promise<void> {
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  // Overwrites what was deleted, which would stay in free pages and in every backup.
  handle.pragma('secure_delete = ON');
  const currentVersion = readPragma(handle, 'user_version');
  if (currentVersion === history.length) return;
  if (currentVersion > 0) await backUp(handle, `${file}.schema-${currentVersion}.backup`);
  handle
    .transaction(() => {
      // Read again under the write lock: another process may have migrated since.
      const version = readPragma(handle, 'user_version');
      if (version > history.length)
        throw new StoreError(`${file} was just migrated by a newer Paperboy. Update this one.`);
      for (const sql of history.slice(version)) handle.exec(sql);
      handle.pragma(`user_version = ${history.length}`);
      handle.pragma(`application_id = ${APPLICATION_ID}`);
    })
    .immediate();
}

function readPragma(handle: BetterSqlite3.Database, name: string): number {
  return Number(handle.pragma(name, { simple: true }));
}
