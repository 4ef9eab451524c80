import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { makeTempFolder } from './temp-folder.ts';

let migrated: Promise<Buffer> | undefined;

/** Writes a database without rows that has all migrations, which take more time than most tests of a store. */
export async function writeEmptyDatabase(file: string): Promise<void> {
  migrated ??= migrate();
  writeFileSync(file, await migrated, { mode: 0o600 });
}

async function migrate(): Promise<Buffer> {
  const folder = makeTempFolder();
  const file = join(folder, 'empty.sqlite');
  await (await openSqlite(file)).close();
  const content = readFileSync(file);
  rmSync(folder, { recursive: true });
  return content;
}
