import { join } from 'node:path';
import { sql } from 'kysely';
import { inject, onTestFinished } from 'vitest';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import type { Database } from '../../src/store/database/database.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { writeEmptyDatabase } from './empty-database.ts';
import { tempFolder } from './temp-folder.ts';

/** A database of a test. `file`: by this name it can be opened again. */
interface TestDatabase {
  readonly file: string;
  readonly database: Database;
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
}

/**
 * Opens a database with its stores; it is closed and deleted when the test has finished. It is a real file of SQLite, or in
 * the project `postgres` one on a real server. No test cuts the power, so that none waits for the disk.
 */
export async function openTestDatabase(file?: string): Promise<TestDatabase> {
  if (file === undefined ? inject('database') === 'postgres' : file.startsWith('postgres:')) {
    const { openTestPostgres } = await import('./postgres.ts');
    const { url, ...opened } = await openTestPostgres(file);
    return { file: url, ...opened };
  }
  const path = file ?? join(tempFolder(), 'test.sqlite');
  if (file === undefined) await writeEmptyDatabase(path);
  const database = await openSqlite(path);
  onTestFinished(() => database.close());
  await sql`PRAGMA synchronous = OFF`.execute(database.db);
  return {
    file: path,
    database,
    stores: createStores(database.db),
    unitOfWork: createUnitOfWork(database.db),
  };
}
