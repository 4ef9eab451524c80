import type { Kysely } from 'kysely';
import type { WatchStore } from '../core/watch/watch.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { nextWatchRev, PAPER_REV } from './watch-rev.ts';
import { toWatch } from './watch-row.ts';

type WatchPauses = Pick<
  WatchStore,
  'pause' | 'resume' | 'pauseDirect' | 'pauseChannel' | 'withoutAccess' | 'countRefusal' | 'forgetRefusals'
>;

/** Creates the part of the store of watches that pauses and resumes them. A paused watch is matched with no paper. */
export function createWatchPauses(db: Kysely<Schema>): WatchPauses {
  // Those that are removed too: one that is restored must not be active again.
  const pauseActive = () => db.updateTable('watches').where('paused_reason', 'is', null);

  return {
    async pause(id, reason) {
      await db.updateTable('watches').set({ paused_reason: reason }).where('id', '=', id).execute();
    },

    resume: id =>
      inTransaction(db, async tx => {
        await tx
          .updateTable('watches')
          .set({
            paused_reason: null,
            refused_count: 0,
            refused_since: null,
            since_rev: PAPER_REV,
            rev: await nextWatchRev(tx),
          })
          .where('id', '=', id)
          .execute();
      }),

    async pauseDirect(userId, reason) {
      const { numUpdatedRows } = await pauseActive()
        .set({ paused_reason: reason })
        .where('user_id', '=', userId)
        .where('channel_id', 'is', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async pauseChannel(channelId, reason) {
      const rows = await pauseActive()
        .set({ paused_reason: reason })
        .where('channel_id', '=', channelId)
        .returningAll()
        .execute();
      return rows.map(toWatch).toSorted((a, b) => a.id - b.id);
    },

    async withoutAccess(afterId, limit) {
      const rows = await db
        .selectFrom('watches')
        .selectAll()
        .where('paused_reason', '=', 'no_access')
        .where('removed_at', 'is', null)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toWatch);
    },

    async countRefusal(channelId, at) {
      const rows = await pauseActive()
        .set(eb => ({
          refused_count: eb('refused_count', '+', 1),
          refused_since: eb.fn.coalesce('refused_since', eb.val(at)),
        }))
        .where('channel_id', '=', channelId)
        .returning(['refused_count as count', 'refused_since as since'])
        .execute();
      return {
        count: rows.reduce((most, row) => Math.max(most, row.count), 0),
        since: rows.reduce((first, row) => Math.min(first, row.since ?? at), at),
      };
    },

    async forgetRefusals(channelId) {
      await db
        .updateTable('watches')
        .set({ refused_count: 0, refused_since: null })
        .where('channel_id', '=', channelId)
        .where('refused_count', '>', 0)
        .execute();
    },
  };
}
