import { sql, type Kysely } from 'kysely';
import type { Locks } from '../database.ts';
import { reserveRequest } from '../reserve-request.ts';
import type { Schema } from '../schema.ts';
import { acquireArxivLock } from './arxiv-lock.ts';

/** Creates the locks of a database file. */
export function createSqliteLocks(file: string, db: Kysely<Schema>): Locks {
  return {
    async acquireArxiv() {
      const lock = acquireArxivLock(file);
      return lock && { release: async () => lock.release() };
    },
    reserveArxivRequest: (gapMs, now) =>
      reserveRequest(db, { name: 'arxivRequestAt', gapMs, now: sql<number>`${now}` }),
    // The serving lock lets only one process serve a file.
    tryLeader: async () => ({ release: async () => undefined }),
  };
}
