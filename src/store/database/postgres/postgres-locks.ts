import { sql, type Kysely } from 'kysely';
import type { Locks } from '../database.ts';
import { reserveRequest } from '../reserve-request.ts';
import type { Schema } from '../schema.ts';
import { acquireSessionLock } from './session-lock.ts';

/** The server's clock, ms since the epoch: those of several hosts differ. */
const SERVER_NOW = sql<number>`CAST(extract(epoch FROM statement_timestamp()) * 1000 AS bigint)`;

/** Creates the locks of a database on a server. Each one that is held has a connection of its own. */
export function createPostgresLocks(url: string, db: Kysely<Schema>): Locks {
  return {
    acquireArxiv: () => acquireSessionLock(url, 'arxiv'),
    reserveArxivRequest: gapMs => reserveRequest(db, { name: 'arxivRequestAt', gapMs, now: SERVER_NOW }),
    tryLeader: onLost => acquireSessionLock(url, 'leader', onLost),
  };
}
