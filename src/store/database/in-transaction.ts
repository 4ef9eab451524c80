import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { isConflict, isConnectionFailure, isDuplicate, isRolledBack } from './postgres/postgres-errors.ts';
import type { Schema } from './schema.ts';

/** How often a transaction is run again because of others: with ten processes at the same rows, half of them succeed. */
const MAX_CONFLICTS = 20;

/**
 * A row that another transaction inserted at the same time is found when the transaction is run again. If it is not, the
 * duplicate is an error of the program.
 */
const MAX_DUPLICATES = 3;

/** How often it is run again because its connection broke; each time it waits until the server answers. */
const MAX_BROKEN_CONNECTIONS = 3;

/** The longest wait before a transaction is run again, ms; the first ones are much shorter. */
const MAX_WAIT_MS = 200;

/** Runs work in a transaction: in that of `db` if it is one, or else in one of its own. */
export function inTransaction<T>(db: Kysely<Schema>, work: (tx: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : runTransaction(db, work);
}

/**
 * Runs work in a transaction of its own. On PostgreSQL it is serializable, and run again if it conflicts with another one, or
 * if its connection breaks before it is committed: the work must change nothing but the database. It is never run again after
 * it was committed: see `commit`.
 */
export async function runTransaction<T>(
  db: Kysely<Schema>,
  work: (tx: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  let conflicts = 0;
  let duplicates = 0;
  let brokenConnections = 0;
  for (;;) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (isConflict(error)) conflicts += 1;
      else if (isDuplicate(error)) duplicates += 1;
      else if (isConnectionFailure(error) || isRolledBack(error)) brokenConnections += 1;
      else throw error;
      const isLast =
        conflicts > MAX_CONFLICTS ||
        duplicates > MAX_DUPLICATES ||
        brokenConnections > MAX_BROKEN_CONNECTIONS;
      if (isLast) throw error;
    }
    await sleep(waitBefore(conflicts + duplicates + brokenConnections));
  }
}

/** Returns a random wait that grows with the attempts: those that conflicted shall not meet again. */
function waitBefore(attempt: number): number {
  return Math.random() * Math.min(MAX_WAIT_MS, 2 ** attempt);
}
