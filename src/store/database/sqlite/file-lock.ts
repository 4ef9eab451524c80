import BetterSqlite3 from 'better-sqlite3';
import { createPrivateFile } from './private-files.ts';

/** A lock held by one process at a time; the kernel releases it when the process ends, in any way. */
export interface FileLock {
  release(): void;
}

/**
 * Acquires a lock on this file, or returns `undefined` at once if another process holds it. The lock is an open exclusive
 * transaction on a small SQLite file. Throws SQLite's error if the file cannot be written.
 */
export function acquireFileLock(file: string): FileLock | undefined {
  createPrivateFile(file);
  const handle = new BetterSqlite3(file, { timeout: 0 });
  try {
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return { release: () => void handle.close() };
}
