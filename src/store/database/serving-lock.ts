import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { takeFileLock, type FileLock } from './file-lock.ts';
import { StoreError } from './store-error.ts';

/** Another process serves this database. The message names it. */
export class AlreadyServedError extends Error {
  override readonly name = 'AlreadyServedError';
}

/** Held while one process serves a database. */
export type ServingLock = FileLock;

/**
 * Takes the right to serve `databaseFile`, or throws `AlreadyServedError` at once, and `StoreError` where no file can
 * be written. The lock is a file beside the database; who holds it stands in a text file, for people only.
 */
export function takeServingLock(databaseFile: string, now: number): ServingLock {
  const file = trueName(databaseFile);
  const holderFile = `${file}.lock-holder`;
  const lock = takeLock(file);
  if (!lock) {
    throw new AlreadyServedError(
      `${databaseFile} is already served by ${readHolder(holderFile)}. Stop that process first. A bot with a token can also have a file of its own, by DATABASE_URL; the playground has this one alone.`,
    );
  }
  try {
    writeFileSync(
      holderFile,
      `process ${process.pid} on ${hostname()} since ${new Date(now).toISOString()}\n`,
    );
  } catch (error) {
    lock.release();
    throw unwritable(file, error);
  }
  return {
    release() {
      rmSync(holderFile, { force: true });
      lock.release();
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

function takeLock(file: string): FileLock | undefined {
  try {
    return takeFileLock(`${file}.lock`);
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
