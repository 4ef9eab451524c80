import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { StoreError } from './store-error.ts';

/**
 * Copies an open database to `target` by SQLite's online backup, checks the copy, and only then puts it in place; a
 * target that exists is replaced whole. Throws `StoreError` and leaves no half-written file.
 */
export async function backUp(handle: BetterSqlite3.Database, target: string): Promise<void> {
  const unchecked = `${target}.part`;
  try {
    await handle.backup(unchecked);
    const copy = new BetterSqlite3(unchecked, { readonly: true });
    const health = String(copy.pragma('quick_check(1)', { simple: true }));
    copy.close();
    if (health !== 'ok') throw new Error(`the copy is not sound: ${health}`);
    renameSync(unchecked, target);
  } catch (error) {
    if (existsSync(unchecked)) rmSync(unchecked);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`cannot write the backup ${target}: ${reason}`, { cause: error });
  }
}

/** The most recently written `<file>….backup` beside a database, by its full path. */
export function newestBackup(file: string): string | undefined {
  const folder = dirname(file);
  return readdirSync(folder)
    .filter(name => name.startsWith(`${basename(file)}.`) && name.endsWith('.backup'))
    .map(name => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}
