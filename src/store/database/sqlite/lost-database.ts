import { existsSync, realpathSync } from 'node:fs';
import { newestBackup } from './backup-files.ts';
import { databaseSize } from './sqlite-errors.ts';
import { StoreError } from '../store-error.ts';

/**
 * Throws `StoreError` if the file is missing or empty and was not always: there are backups of it, or an empty file has the
 * index of its papers beside it. The operator has to ask for a new one.
 */
export function assertNotLost(file: string): void {
  const size = databaseSize(file);
  if (size !== undefined && size > 0) return;
  const backup = newestBackup(file);
  if (backup === undefined && !(size === 0 && existsSync(`${realpathSync(file)}.search-index`))) return;
  throw new StoreError(
    `the database ${file} is ${size === undefined ? 'missing' : 'empty, 0 bytes'}, and was not always. ` +
      (backup === undefined
        ? 'There is no backup beside it: restore one of your own to its place'
        : `The newest backup is ${backup}: copy it to its place`) +
      ', or begin with an empty database: npm start -- --new',
  );
}

/** Throws `StoreError` if there is a database with content, which a new one must not replace. */
export function assertNone(file: string): void {
  if ((databaseSize(file) ?? 0) === 0) return;
  throw new StoreError(
    `--new begins with an empty database, but there is one at ${file}. Start without --new, or move it away first.`,
  );
}
