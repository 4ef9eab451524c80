import type { DatabaseLocation } from '../../core/database-location.ts';
import type { Database } from './database.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { acquireServingLock } from './sqlite/serving-lock.ts';

/** Opens a database and migrates it to the newest schema; see `openSqlite` and `openPostgres`. */
export async function openDatabase(
  location: DatabaseLocation,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Database> {
  if (location.kind === 'sqlite') return await openSqlite(location.file, undefined, { isNew });
  // Loaded only now: the driver takes time and memory, and most installations have a file.
  const { openPostgres } = await import('./postgres/open-postgres.ts');
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
  { isNew, now }: { readonly isNew: boolean; readonly now: number },
): Promise<Database> {
  if (location.kind === 'postgres') return await openDatabase(location);
  const lock = acquireServingLock(location.file, now);
  try {
    const database = await openDatabase(location, { isNew });
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
