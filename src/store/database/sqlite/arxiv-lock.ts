import { existsSync, realpathSync } from 'node:fs';
import { acquireFileLock, type FileLock } from './file-lock.ts';
import { unusableDatabaseError } from './sqlite-errors.ts';

/**
 * Acquires the lock for requests to arXiv, for a database that exists: arXiv's limits count over all processes of an
 * operator, so the bot and the command line take turns. Returns `undefined` while another process holds the lock. Throws
 * `StoreError` if the lock file cannot be written.
 */
export function acquireArxivLock(databaseFile: string): FileLock | undefined {
  const file = existsSync(databaseFile) ? realpathSync(databaseFile) : databaseFile;
  try {
    return acquireFileLock(`${file}.arxiv-lock`);
  } catch (error) {
    throw unusableDatabaseError(`${file}.arxiv-lock`, error);
  }
}
