import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import { openDatabase, type Database } from '../../src/store/database/open.ts';
import { openStores, openUnitOfWork } from '../../src/store/stores.ts';
import { tempFolder } from './temp-folder.ts';

/** A real SQLite file with its stores, closed and deleted with the test. */
export async function openTestDatabase(
  file = join(tempFolder(), 'test.sqlite'),
): Promise<{ file: string; database: Database; stores: Stores; unitOfWork: UnitOfWork }> {
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  return { file, database, stores: openStores(database.db), unitOfWork: openUnitOfWork(database.db) };
}
