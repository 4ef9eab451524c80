import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { StoreError } from '../store-error.ts';

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

/** Returns true for an error of SQLite about the content of a file: it is damaged, or no database. */
export function isCorruption(error: unknown): error is InstanceType<typeof BetterSqlite3.SqliteError> {
  return error instanceof BetterSqlite3.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code);
}

/** Returns the error for a database that cannot be used. */
export function unusableDatabaseError(file: string, cause: unknown, advice = CHECK_PERMISSIONS): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(`cannot use the database ${file}: ${reason}. ${advice}`, { cause });
}

/**
 * Returns the size of a database file in bytes; `undefined` if there is no file. Throws `StoreError` if that cannot be
 * determined.
 */
export function databaseSize(file: string): number | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size;
  } catch (error) {
    throw unusableDatabaseError(file, error);
  }
}
