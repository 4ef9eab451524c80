import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { createPrivateFile } from './private-files.ts';
import { StoreError } from '../store-error.ts';

/** Pages copied between two checks of the signal; the driver's default. */
const PAGES_PER_STEP = 100;

/**
 * Pages copied between two writes to the disk, 2 MB. All at once in the end, they would hold up the commits of a serving bot
 * for longer.
 */
const PAGES_PER_SYNC = 500;

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
    await copyPages(handle, partFile, signal);
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

async function copyPages(
  handle: BetterSqlite3.Database,
  file: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const descriptor = openSync(file, 'r+');
  let unsyncedPages = 0;
  try {
    await handle.backup(file, {
      progress() {
        signal?.throwIfAborted();
        unsyncedPages += PAGES_PER_STEP;
        if (unsyncedPages >= PAGES_PER_SYNC) {
          fsyncSync(descriptor);
          unsyncedPages = 0;
        }
        return PAGES_PER_STEP;
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Returns `ok`, or SQLite's description of the corruption. Also turns the copy into a single file, without a WAL, and marks
 * it as a backup.
 */
function checkCopy(file: string): string {
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const health = String(copy.pragma('quick_check(1)', { simple: true }));
    if (health === 'ok') markAsBackup(copy);
    return health;
  } finally {
    copy.close();
  }
}

/** Marks a copy of a database as a backup, so that a start on it knows that later posts may be in the channels. */
function markAsBackup(copy: BetterSqlite3.Database): void {
  const hasFacts = copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'facts'").get();
  if (!hasFacts) return;
  copy.exec(`
    INSERT OR REPLACE INTO facts
      SELECT 'backup', coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'papers'`);
}
