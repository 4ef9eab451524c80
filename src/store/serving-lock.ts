import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { StoreError } from './store-error.ts';

/** Another process serves this database. The message names it. */
export class AlreadyServedError extends Error {
  override readonly name = 'AlreadyServedError';
}

/** Held while one process serves a database; the kernel releases it when the process dies, however it dies. */
export interface ServingLock {
  release(): void;
}

/**
 * Takes the right to serve `databaseFile`, or throws `AlreadyServedError` at once, and `StoreError` where no file can
 * be written. The lock is an exclusive transaction
 * kept open on a small SQLite file beside the database; who holds it stands in a text file, for people only.
 */
export function takeServingLock(databaseFile: string, now: number): ServingLock {
  const file = trueName(databaseFile);
  const holderFile = `${file}.lock-holder`;
  const handle = openLock(file);
  try {
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (!(error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY'))) {
      throw unwritable(file, error);
    }
    throw new AlreadyServedError(
      `${databaseFile} is already served by ${readHolder(holderFile)}. Stop that process first. A bot with a token can also have a file of its own, by DATABASE_URL; the playground has this one alone.`,
      { cause: error },
    );
  }
  try {
    writeFileSync(
      holderFile,
      `process ${process.pid} on ${hostname()} since ${new Date(now).toISOString()}\n`,
    );
  } catch (error) {
    handle.close();
    throw unwritable(file, error);
  }
  return {
    release() {
      rmSync(holderFile, { force: true });
      handle.close();
    },
  };
}

/** The file's name without links: one file has one lock, however it is named. Makes its folder. */
function trueName(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  } catch (error) {
    throw unwritable(file, error);
  }
}

function openLock(file: string): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(`${file}.lock`, { timeout: 0 });
  } catch (error) {
    throw unwritable(file, error);
  }
}

function unwritable(file: string, cause: unknown): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(
    `cannot write beside the database ${file} (${reason}). Check the path and its permissions.`,
    {
      cause,
    },
  );
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // The holder is between taking the lock and writing its name: the lock alone decides, the name is a courtesy.
    return 'another process';
  }
}
