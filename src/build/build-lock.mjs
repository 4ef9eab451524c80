import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { DIST } from './paths.mjs';

const POLL_MS = 100;

/**
 * Runs work while no other process builds. The lock is SQLite's on a file: the operating system frees it with the
 * process, however that ends.
 */
export async function withBuildLock(work) {
  mkdirSync(DIST, { recursive: true });
  const lock = new Database(join(DIST, 'build.lock'), { timeout: 0 });
  try {
    while (!tryLock(lock)) await sleep(POLL_MS);
    await work();
  } finally {
    lock.close();
  }
}

/** Returns false while another process has the lock. */
function tryLock(lock) {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error.code === 'SQLITE_BUSY') return false;
    throw error;
  }
}
