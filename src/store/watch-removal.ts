import type { Kysely } from 'kysely';
import type { WatchStore } from '../core/watch/watch.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { nextWatchRev } from './watch-rev.ts';
import { toWatch } from './watch-row.ts';

type WatchRemoval = Pick<
  WatchStore,
  'remove' | 'removedSince' | 'restore' | 'purgeRemovedBefore' | 'oldestRemovedAt'
>;

/** Creates the part of the store of watches that removes them, at first so that they can be restored. */
export function createWatchRemoval(db: Kysely<Schema>): WatchRemoval {
  const removed = () => db.selectFrom('watches').where('removed_at', 'is not', null);

  return {
    async remove(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('watches')
        .set({ removed_at: at })
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async removedSince(id, instant) {
      const row = await removed()
        .selectAll()
        .where('id', '=', id)
        .where('removed_at', '>=', instant)
        .executeTakeFirst();
      return row && toWatch(row);
    },

    restore: id =>
      inTransaction(db, async tx => {
        await tx
          .updateTable('watches')
          .set({ removed_at: null, rev: await nextWatchRev(tx) })
          .where('id', '=', id)
          .execute();
      }),

    async purgeRemovedBefore(instant) {
      const { numDeletedRows } = await db
        .deleteFrom('watches')
        .where('removed_at', '<', instant)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    async oldestRemovedAt() {
      const row = await removed()
        .select(eb => eb.fn.min<number | null>('removed_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}
