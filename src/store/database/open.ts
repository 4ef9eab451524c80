import { databaseName, type DatabaseLocation } from '../../core/database-location.ts';
import type { Database } from './database.ts';
import { assertComplete } from './incomplete-copy.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { acquireServingLock } from './sqlite/serving-lock.ts';
import { StoreError } from './store-error.ts';

export interface OpenOptions {
  /** Whether to begin with an empty database, also where backups say that there was one. Another one is refused. */
  readonly isNew?: boolean;
  /** Whether an incomplete copy of another database is opened too. */
  readonly isCopyTarget?: boolean;
}

/**
 * Opens a database and migrates it to the newest schema; see `openSqlite` and `openPostgres`. Throws `StoreError` also for an
 * incomplete copy of another database.
 */
export async function openDatabase(
  location: DatabaseLocation,
  { isNew = false, isCopyTarget = false }: OpenOptions = {},
): Promise<Database> {
  const database = await open(location, isNew);
  try {
    if (!isCopyTarget) await assertComplete(database.db, databaseName(location));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function open(location: DatabaseLocation, isNew: boolean): Promise<Database> {
  if (location.kind === 'sqlite') return await openSqlite(location.file, undefined, { isNew });
  // Loaded only now: the driver takes time and memory, and most installations have a file.
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  if (isNew) {
    const { inspectPostgres } = await import('./postgres/inspect-postgres.ts');
    if ((await inspectPostgres(location)).tables > 0)
      throw new StoreError(
        `--new begins with an empty database, but ${databaseName(location)} has tables. Start without --new, or create another database.`,
      );
  }
  return await openPostgres(location.url);
}

/**
 * Opens a database to serve it, until it is closed. A file is served by one process at a time, a database on a server by any
 * number. `now` is in ms since the epoch.
 * @throws AlreadyServedError if another process serves the file
 * @throws StoreError if the database cannot be used
 */
export async function openServedDatabase(
  location: DatabaseLocation,
  { now, ...options }: OpenOptions & { readonly now: number },
): Promise<Database> {
  if (location.kind === 'postgres') return await openDatabase(location, options);
  const lock = acquireServingLock(location.file, now);
  try {
    const database = await openDatabase(location, options);
    return {
      ...database,
      async close() {
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
