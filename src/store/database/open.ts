import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { backUp, newestBackup } from './backup.ts';
import { ImmediateSqliteDialect } from './immediate-dialect.ts';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';
import { toStoreError, unusable } from './sqlite-errors.ts';

/** Marks a file as Paperboy's (SQLite's application_id): the letters `Papr`. */
const APPLICATION_ID = 0x50_61_70_72;

/** How long a statement waits for another process to finish its short transaction, ms. */
const BUSY_TIMEOUT_MS = 5_000;

/** An open database: Kysely for the stores, the bare handle for whole-file work. */
export interface Database {
  readonly db: Kysely<Schema>;
  /** Writes a checked copy of the whole database while others go on using it. Throws `StoreError`, also when aborted. */
  backUpTo(file: string, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the file (and makes it, with its folder, if there is none), checks it, and brings it to the newest schema.
 * A corrupt file, a file of another program and a schema newer than this program throw `StoreError` and stay as they
 * are; before an older schema is migrated, a checked backup is written beside the file. A migration that fails leaves
 * the database as it was. `history` is the list of migrations.
 */
export async function openDatabase(file: string, history: readonly string[] = migrations): Promise<Database> {
  const handle = openFile(file);
  try {
    check(handle, file, history.length);
    await migrate(handle, file, history);
  } catch (error) {
    handle.close();
    throw toStoreError(file, error);
  }
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(handle) });
  return {
    db,
    backUpTo: (target, signal) => backUp(handle, target, signal),
    async close() {
      await db.destroy();
      // Kysely closes only what it has used.
      handle.close();
    },
  };
}

/**
 * Copies a database to `target` as it is, of whatever schema, without writing to it. Throws `StoreError` for a file that
 * is corrupt or another program's, for a target that cannot be written, and when aborted.
 */
export async function backUpDatabase(file: string, target: string, signal?: AbortSignal): Promise<void> {
  const handle = openToRead(file);
  try {
    check(handle, file, Number.POSITIVE_INFINITY);
    await backUp(handle, target, signal);
  } catch (error) {
    throw toStoreError(file, error);
  } finally {
    handle.close();
  }
}

function openToRead(file: string): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw unusable(file, error);
  }
}

function openFile(file: string): BetterSqlite3.Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw unusable(file, error);
  }
}

function check(handle: BetterSqlite3.Database, file: string, newestVersion: number): void {
  const health = healthOf(handle);
  if (health !== 'ok') {
    const backup = newestBackup(file);
    throw new StoreError(
      `the database ${file} is corrupt (${health}). It was left as it is. ` +
        (backup
          ? `The newest backup is ${backup}: stop every Paperboy, keep the corrupt file elsewhere and copy the backup to its place.`
          : 'There is no backup beside it: move it away to begin anew, or restore one of your own.'),
    );
  }
  const owner = pragma(handle, 'application_id');
  const version = pragma(handle, 'user_version');
  const isEmpty = handle.prepare('SELECT count(*) AS n FROM sqlite_schema').pluck().get() === 0;
  if (owner !== APPLICATION_ID && !isEmpty) {
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

/** `ok`, or what SQLite finds wrong with the file. */
function healthOf(handle: BetterSqlite3.Database): string {
  try {
    return String(handle.pragma('quick_check(1)', { simple: true }));
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && CORRUPT.has(error.code)) return error.message;
    throw error;
  }
}

const CORRUPT: ReadonlySet<string> = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CORRUPT_VTAB']);

async function migrate(
  handle: BetterSqlite3.Database,
  file: string,
  history: readonly string[],
): Promise<void> {
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  const seen = pragma(handle, 'user_version');
  if (seen === history.length) return;
  if (seen > 0) await backUp(handle, `${file}.schema-${seen}.backup`);
  handle
    .transaction(() => {
      // Read again under the write lock: another process may have migrated in the meantime.
      const version = pragma(handle, 'user_version');
      if (version > history.length) throw new StoreError(`${file} was just migrated by a newer Paperboy`);
      for (const sql of history.slice(version)) handle.exec(sql);
      handle.pragma(`user_version = ${history.length}`);
      handle.pragma(`application_id = ${APPLICATION_ID}`);
    })
    .immediate();
}

function pragma(handle: BetterSqlite3.Database, name: string): number {
  return Number(handle.pragma(name, { simple: true }));
}
