import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { StoreError } from './store-error.ts';

const CHECK_PERMISSIONS = 'Check the path, and that this user may read and write the file and its folder.';

/** What to do about an SQLite error, by its code (sqlite.org/rescode.html). All other codes are bugs. */
const ADVICE: readonly (readonly [code: RegExp, advice: string])[] = [
  [/^SQLITE_(?:READONLY|CANTOPEN|PERM|AUTH)/, CHECK_PERMISSIONS],
  [/^SQLITE_BUSY/, 'Another program has locked it: try again later.'],
  [/^SQLITE_FULL/, 'Make room on the disk.'],
  [/^SQLITE_IOERR/, 'Check the disk.'],
];

/** Converts an SQLite error caused by the file to a `StoreError` that names it; returns any other error unchanged. */
export function toStoreError(file: string, error: unknown): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  const advice = ADVICE.find(([code]) => code.test(error.code))?.[1];
  return advice === undefined ? error : unusableDatabaseError(file, error, advice);
}

/** Returns the error for a database that cannot be used. */
export function unusableDatabaseError(file: string, cause: unknown, advice = CHECK_PERMISSIONS): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(`cannot use the database ${file}: ${reason}. ${advice}`, { cause });
}

/** Returns true if the file exists. Throws `StoreError` if that cannot be determined. */
export function databaseExists(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw unusableDatabaseError(file, error);
  }
}
