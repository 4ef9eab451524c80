import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { DEFAULT_DATABASE, makeTempFolder, tempFolder } from './temp-folder.ts';

let migrated: Promise<Buffer> | undefined;

/** Writes a database without rows that has all migrations, which take more time than most tests of a store. */
export async function writeEmptyDatabase(file: string): Promise<void> {
  migrated ??= migrate();
  writeFileSync(file, await migrated, { mode: 0o600 });
}

/** Creates a folder in which the command line finds a database without rows; it is deleted with the test. */
export async function emptyDatabaseFolder(): Promise<string> {
  const file = join(tempFolder(), DEFAULT_DATABASE);
  mkdirSync(dirname(file));
  await writeEmptyDatabase(file);
  return dirname(dirname(file));
}

async function migrate(): Promise<Buffer> {
  const folder = makeTempFolder();
  const file = join(folder, 'empty.sqlite');
  await (await openSqlite(file)).close();
  const content = readFileSync(file);
  rmSync(folder, { recursive: true });
  return content;
}
