import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { createPrivateFile } from './private-files.ts';
import { StoreError } from './store-error.ts';

/** Pages copied between two checks of the signal; the driver's default. */
const PAGES_PER_STEP = 100;

/**
 * Copies an open database, for the owner alone, by SQLite's online backup, checks the copy, and then renames it to
 * `target`, replacing any file there. Throws `StoreError`, also when aborted, and leaves no partial file.
 */
export async function backUp(
  handle: BetterSqlite3.Database,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  // A unique name: another process may be backing up to the same target.
  const partFile = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    createPrivateFile(partFile);
    await handle.backup(partFile, {
      progress() {
        signal?.throwIfAborted();
        return PAGES_PER_STEP;
      },
    });
    const health = checkCopy(partFile);
    if (health !== 'ok') throw new Error(`the copy is corrupt: ${health}`);
    renameSync(partFile, target);
  } catch (error) {
    for (const end of ['', '-wal', '-shm', '-journal']) {
      if (existsSync(`${partFile}${end}`)) rmSync(`${partFile}${end}`);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`cannot write the backup ${target}: ${reason}`, { cause: error });
  }
}

/** Returns `ok`, or SQLite's description of the corruption. Also turns the copy into a single file, without a WAL. */
function checkCopy(file: string): string {
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma('journal_mode = DELETE');
    return String(copy.pragma('quick_check(1)', { simple: true }));
  } finally {
    copy.close();
  }
}

/** Returns the path of the newest `<file>….backup` beside a database. */
export function newestBackup(file: string): string | undefined {
  const folder = dirname(file);
  return readdirSync(folder)
    .filter(name => name.startsWith(`${basename(file)}.`) && name.endsWith('.backup'))
    .map(name => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}
