import type { Stores, UnitOfWork } from '../core/stores.ts';
import { rebuildTitleKeys } from '../jobs/rebuild-title-keys.ts';
import { openDatabase } from '../store/database/open.ts';
import { databaseExists, toStoreError } from '../store/database/sqlite-errors.ts';
import { createStores, createUnitOfWork } from '../store/stores.ts';
import { VerbError } from './errors.ts';

/** Runs work on the configured database, beside a serving bot or without one, and closes it. */
export async function withStores<T>(
  file: string,
  work: (database: { stores: Stores; unitOfWork: UnitOfWork }) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(file);
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

/** The same for verbs that only read: throws `VerbError` if there is no database yet, and creates none. */
export async function withExistingStores<T>(
  file: string,
  work: (database: { stores: Stores; unitOfWork: UnitOfWork }) => Promise<T>,
): Promise<T> {
  if (!databaseExists(file)) {
    throw new VerbError(
      `There is no database at ${file}. Create one with: paperboy ingest PATH…, or point DATABASE_URL to yours.`,
    );
  }
  return withStores(file, work);
}
