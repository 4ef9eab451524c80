import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import { openDatabase, type Database } from '../../src/store/database/open.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { tempFolder } from './temp-folder.ts';

/** Opens a real SQLite file with its stores; it is closed and deleted when the test has finished. */
export async function openTestDatabase(
  file = join(tempFolder(), 'test.sqlite'),
): Promise<{ file: string; database: Database; stores: Stores; unitOfWork: UnitOfWork }> {
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  return { file, database, stores: createStores(database.db), unitOfWork: createUnitOfWork(database.db) };
}
