import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { SECOND_MS } from '../../../core/time/duration.ts';

/** Waits between attempts, ms; the last one repeats. The command line writes in batches of some milliseconds. */
const WAITS_MS: readonly number[] = [2, 5, 10, 25, 50, 100];

/** Longer than any batch of the command line, and than a person waits for an answer. */
const MAX_WAIT_MS = 30 * SECOND_MS;

/**
 * Runs work again while another process holds SQLite's lock, for half a minute at most, and throws its error then. Other work
 * of the process goes on, unlike during a busy_timeout of SQLite.
 */
export async function retryWhileBusy<T>(work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - startedAt >= MAX_WAIT_MS) throw error;
    }
    await sleep(WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 0);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
