import type { Stores, UnitOfWork } from '../core/stores.ts';
import { PLAYGROUND_DATABASE } from '../app/playground/folder.ts';
import { rebuildTitleKeys } from '../jobs/rebuild-title-keys.ts';
import { openSqlite } from '../store/database/sqlite/open-sqlite.ts';
import { databaseSize, toStoreError } from '../store/database/sqlite/sqlite-errors.ts';
import { createStores, createUnitOfWork } from '../store/stores.ts';
import { VerbError } from './errors.ts';

/** Runs work on a database, which a bot may be serving at the same time, and closes it. */
export async function withStores<T>(
  file: string,
  work: (database: { stores: Stores; unitOfWork: UnitOfWork }) => Promise<T>,
): Promise<T> {
  const database = await openSqlite(file);
  try {
    const stores = createStores(database.db);
    const unitOfWork = createUnitOfWork(database.db);
    await rebuildTitleKeys(stores, unitOfWork);
    return await work({ stores, unitOfWork });
  } catch (error) {
    throw toStoreError(file, error);
  } finally {
    await database.close();
  }
}

/** Does the same for verbs that need an existing database: throws `VerbError` if there is none, and creates none. */
export async function withExistingStores<T>(
  file: string,
  work: (database: { stores: Stores; unitOfWork: UnitOfWork }) => Promise<T>,
): Promise<T> {
  throwIfMissing(file);
  return withStores(file, work);
}

/** Throws `VerbError` if there is no database; names the playground's, which a newcomer may mean. */
export function throwIfMissing(file: string): void {
  if (databaseSize(file) !== undefined) return;
  throw new VerbError(
    `There is no database at ${file}. Create one with: paperboy ingest PATH…, or point DATABASE_URL to yours; ` +
      `the playground's is file:${PLAYGROUND_DATABASE}.`,
  );
}
