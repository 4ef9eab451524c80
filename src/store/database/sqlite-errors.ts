import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { StoreError } from './store-error.ts';

const CHECK_PERMISSIONS = 'Check the path, and that this user may read and write the file and its folder.';

/** What to do about an error of SQLite's, by its code (sqlite.org/rescode.html); the others are mistakes of ours. */
const ADVICE: readonly (readonly [code: RegExp, advice: string])[] = [
  [/^SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH)/, CHECK_PERMISSIONS],
  [/^SQLITE_BUSY/, 'Another program keeps it locked: try again when that is done.'],
  [/^SQLITE_FULL/, 'Make room on the disk.'],
  [/^SQLITE_IOERR/, 'Check the disk.'],
];

/** An error of work on a database: as a `StoreError` that names the file where the file is to blame, else as it is. */
export function toStoreError(file: string, error: unknown): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  const advice = ADVICE.find(([code]) => code.test(error.code))?.[1];
  return advice === undefined ? error : unusable(file, error, advice);
}

/** Says that a database cannot be used, why, and what to do. */
export function unusable(file: string, cause: unknown, advice = CHECK_PERMISSIONS): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(`cannot use the database ${file}: ${reason}. ${advice}`, { cause });
}

/** Whether there is a file of this name; throws `StoreError` where that cannot be told. */
export function databaseExists(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw unusable(file, error);
  }
}
