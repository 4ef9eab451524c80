import { existsSync, realpathSync } from 'node:fs';
import { takeFileLock, type FileLock } from './file-lock.ts';
import { unusable } from './sqlite-errors.ts';

/**
 * The right to ask arXiv on behalf of a database that exists: its limits count over all processes of an operator, so a
 * bot and its command line ask in turns. `undefined` while another process has it; throws `StoreError`.
 */
export function takeArxivLock(databaseFile: string): FileLock | undefined {
  const file = existsSync(databaseFile) ? realpathSync(databaseFile) : databaseFile;
  try {
    return takeFileLock(`${file}.arxiv-lock`);
  } catch (error) {
    throw unusable(`${file}.arxiv-lock`, error);
  }
}
