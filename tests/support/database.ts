import { join } from 'node:path';
import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { type Database } from '../../src/store/database/database.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { tempFolder } from './temp-folder.ts';

/**
 * Opens a real SQLite file with its stores; it is closed and deleted when the test has finished. No test cuts the power,
 * so that none waits for the disk.
 */
export async function openTestDatabase(
  file = join(tempFolder(), 'test.sqlite'),
): Promise<{ file: string; database: Database; stores: Stores; unitOfWork: UnitOfWork }> {
  const database = await openSqlite(file);
  onTestFinished(() => database.close());
  await sql`PRAGMA synchronous = OFF`.execute(database.db);
  return { file, database, stores: createStores(database.db), unitOfWork: createUnitOfWork(database.db) };
}
