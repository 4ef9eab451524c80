import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { acquireFileLock, type FileLock } from './file-lock.ts';
import { createPrivateFolder } from './private-files.ts';
import { StoreError } from '../store-error.ts';

/** Another process serves this database. The message names the process. */
export class AlreadyServedError extends Error {
  override readonly name = 'AlreadyServedError';
}

/** Held while one process serves a database. */
export type ServingLock = FileLock;

/**
 * Acquires the lock for serving `databaseFile`. Throws `AlreadyServedError` at once if another process holds it, and
 * `StoreError` if no file can be written. The lock is a file beside the database; a text file names its holder, for
 * messages only.
 */
export function acquireServingLock(databaseFile: string, now: number): ServingLock {
  const file = canonicalPath(databaseFile);
  const holderFile = `${file}.lock-holder`;
  const lock = acquireLock(file);
  if (!lock) {
    throw new AlreadyServedError(
      `${databaseFile} is already served by ${readHolder(holderFile)}. Stop that process first. A bot with a token can also use another file, set by DATABASE_URL; the playground always uses this one.`,
    );
  }
  try {
    writeFileSync(
      holderFile,
      `process ${process.pid} on ${hostname()} since ${new Date(now).toISOString()}\n`,
      { mode: 0o600 },
    );
  } catch (error) {
    lock.release();
    throw notWritableError(file, error);
  }
  return {
    release() {
      rmSync(holderFile, { force: true });
      lock.release();
    },
  };
}

/** Resolves links, so that a file has one lock under all its names. Creates the file's folder. */
function canonicalPath(file: string): string {
  try {
    createPrivateFolder(dirname(file));
    return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  } catch (error) {
    throw notWritableError(file, error);
  }
}

function acquireLock(file: string): FileLock | undefined {
  try {
    return acquireFileLock(`${file}.lock`);
  } catch (error) {
    throw notWritableError(file, error);
  }
}

function notWritableError(file: string, cause: unknown): StoreError {
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
    // The holder has acquired the lock and not yet written its name.
    return 'another process';
  }
}
