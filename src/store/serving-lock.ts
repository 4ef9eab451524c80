import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/** Another process serves this database. The message names it. */
export class AlreadyServedError extends Error {
  override readonly name = 'AlreadyServedError';
}

/** Held while one process serves a database; the kernel releases it when the process dies, however it dies. */
export interface ServingLock {
  release(): void;
}

/**
 * Takes the right to serve `databaseFile`, or throws `AlreadyServedError` at once. The lock is an exclusive transaction
 * kept open on a small SQLite file beside the database; who holds it stands in a text file, for people only.
 */
export function takeServingLock(databaseFile: string, now: number): ServingLock {
  mkdirSync(dirname(databaseFile), { recursive: true });
  const file = trueName(databaseFile);
  const holderFile = `${file}.lock-holder`;
  const handle = new BetterSqlite3(`${file}.lock`, { timeout: 0 });
  try {
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (!(error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
    throw new AlreadyServedError(
      `${databaseFile} is already served by ${readHolder(holderFile)}. Stop that process first, or give this one a DATABASE_URL of its own.`,
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
    throw error;
  }
  return {
    release() {
      rmSync(holderFile, { force: true });
      handle.close();
    },
  };
}

/** The file's name without links: one file has one lock, however it is named. */
function trueName(file: string): string {
  return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // The holder is between taking the lock and writing its name: the lock alone decides, the name is a courtesy.
    return 'another process';
  }
}
