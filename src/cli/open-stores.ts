import { databaseName, type DatabaseLocation } from '../core/database-location.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { PLAYGROUND_DATABASE } from '../app/playground/folder.ts';
import { rebuildTitleKeys } from '../jobs/rebuild-title-keys.ts';
import type { Database, Locks } from '../store/database/database.ts';
import { openDatabase } from '../store/database/open.ts';
import { databaseSize } from '../store/database/sqlite/sqlite-errors.ts';
import { toDatabaseError } from '../store/database/to-store-error.ts';
import { createStores, createUnitOfWork } from '../store/stores.ts';
import { VerbError } from './errors.ts';

/** An open database, for verbs. */
interface OpenStores {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly locks: Locks;
  /** See `Database`. */
  readonly readTime: Database['readTime'];
}

/** Runs work on a database, which a bot may be serving at the same time, and closes it. */
export async function withStores<T>(
  location: DatabaseLocation,
  work: (database: OpenStores) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(location);
  try {
    const stores = createStores(database.db);
    const unitOfWork = createUnitOfWork(database.db);
    await rebuildTitleKeys(stores, unitOfWork);
    const { locks, readTime } = database;
    return await work({ stores, unitOfWork, locks, readTime });
  } catch (error) {
    throw toDatabaseError(location, error);
  } finally {
    await database.close();
  }
}

/** Does the same for verbs that need an existing database: throws `VerbError` if there is no file, or if one on a server is empty. */
export async function withExistingStores<T>(
  location: DatabaseLocation,
  work: (database: OpenStores) => Promise<T>,
): Promise<T> {
  if (location.kind === 'sqlite') throwIfMissing(location.file);
  else await throwIfEmpty(location);
  return withStores(location, work);
}

/** Throws `VerbError` if a database on a server has no tables. Nothing is created in it. */
async function throwIfEmpty(location: DatabaseLocation & { readonly kind: 'postgres' }): Promise<void> {
  const { inspectPostgres } = await import('../store/database/postgres/inspect-postgres.ts');
  const { tables } = await inspectPostgres(location);
  if (tables === 0)
    throw new VerbError(
      `${databaseName(location)} is empty. Fill it with: paperboy ingest PATH…, or point DATABASE_URL to yours.`,
    );
}

/** Throws `VerbError` if there is no database; names the playground's, which a newcomer may mean. */
export function throwIfMissing(file: string): void {
  if (databaseSize(file) !== undefined) return;
  throw new VerbError(
    `There is no database at ${file}. Create one with: paperboy ingest PATH…, or point DATABASE_URL to yours; ` +
      `the playground's is file:${PLAYGROUND_DATABASE}.`,
  );
}
