import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { StoreError } from './store-error.ts';

/** Pages copied between two looks at the signal; the driver's own choice. */
const PAGES_AT_ONCE = 100;

/**
 * Copies an open database to `target` by SQLite's online backup, checks the copy, and only then puts it in place; a
 * target that exists is replaced whole. Throws `StoreError`, also when aborted, and leaves no half-written file.
 */
export async function backUp(
  handle: BetterSqlite3.Database,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  // A name of its own: another process may be backing up to the same target.
  const unchecked = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    await handle.backup(unchecked, {
      progress() {
        signal?.throwIfAborted();
        return PAGES_AT_ONCE;
      },
    });
    const health = checkCopy(unchecked);
    if (health !== 'ok') throw new Error(`the copy is not sound: ${health}`);
    renameSync(unchecked, target);
  } catch (error) {
    for (const end of ['', '-wal', '-shm', '-journal']) {
      if (existsSync(`${unchecked}${end}`)) rmSync(`${unchecked}${end}`);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`cannot write the backup ${target}: ${reason}`, { cause: error });
  }
}

/** `ok`, or what SQLite finds wrong with the copy. It becomes one single file on the way, without a log beside it. */
function checkCopy(file: string): string {
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma('journal_mode = DELETE');
    return String(copy.pragma('quick_check(1)', { simple: true }));
  } finally {
    copy.close();
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
