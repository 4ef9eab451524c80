import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod';
import { DEAD_AFTER_MS, type ProcessStore, type ServingProcess } from '../core/processes.ts';
import type { Schema } from './database/schema.ts';

const shardsSchema = z.object({ count: z.int().positive(), ids: z.array(z.int()) });
const callsSchema = z.record(z.string(), z.record(z.string(), z.array(z.number())));

/** The calls of a process that has none. */
const NO_CALLS = '{}';

/** Creates the store of serving processes, over an open database or a transaction. */
export function createProcessStore(db: Kysely<Schema>): ProcessStore {
  return {
    async beat({ id, startedAt, seenAt, shards, recentCalls }) {
      const changes = {
        seen_at: seenAt,
        shards: JSON.stringify(shards),
        recent_calls: recentCalls ? JSON.stringify(recentCalls) : NO_CALLS,
      };
      await db
        .insertInto('processes')
        .values({ id, started_at: startedAt, ...changes })
        .onConflict(conflict => conflict.column('id').doUpdateSet(changes))
        .execute();
    },

    async all() {
      const rows = await db.selectFrom('processes').selectAll().orderBy('id').execute();
      return rows.map(toProcess);
    },

    async remove(id) {
      await db.deleteFrom('processes').where('id', '=', id).execute();
    },

    async removeDead(now) {
      const rows = await db
        .deleteFrom('processes')
        .where('seen_at', '<=', now - DEAD_AFTER_MS)
        .returning('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

function toProcess(row: Selectable<Schema['processes']>): ServingProcess {
  return {
    id: row.id,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    shards: shardsSchema.parse(JSON.parse(row.shards)),
    ...(row.recent_calls === NO_CALLS
      ? {}
      : { recentCalls: callsSchema.parse(JSON.parse(row.recent_calls)) }),
  };
}
