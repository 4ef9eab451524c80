import type { Kysely } from 'kysely';
import type { Locks } from '../database.ts';
import { reserveRequest } from '../reserve-request.ts';
import type { Schema } from '../schema.ts';
import { SERVER_NOW } from './server-time.ts';
import { acquireSessionLock } from './session-lock.ts';

/** Creates the locks of a database on a server. Each one that is held has a connection of its own. */
export function createPostgresLocks(url: string, db: Kysely<Schema>): Locks {
  return {
    acquireArxiv: () => acquireSessionLock(url, 'arxiv'),
    reserveArxivRequest: gapMs => reserveRequest(db, { name: 'arxivRequestAt', gapMs, now: SERVER_NOW }),
    tryLeader: onLost => acquireSessionLock(url, 'leader', onLost),
  };
}
