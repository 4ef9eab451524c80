import { sql, type Kysely } from 'kysely';
import type { WatchFindStore } from '../core/watch/watch-finds.ts';
import type { Schema } from './database/schema.ts';
import { valuesOf } from './database/values-of.ts';
import { createFollowedPapers } from './followed-papers.ts';
import { isOfRecipient, parseWatchIds, recipientColumns, toFind, toRecipient } from './watch-find-row.ts';

/** Finds that are not told, as the index `watch_finds_due` has them. */
const IS_UNTOLD = sql<boolean>`told_at IS NULL`;

/** Creates the store of what the watches have found, over an open database or a transaction. */
export function createWatchFindStore(db: Kysely<Schema>): WatchFindStore {
  const untoldRows = () => db.selectFrom('watch_finds').where(IS_UNTOLD);

  return {
    ...createFollowedPapers(db),

    async add({ recipient, paperId, watchIds, foundAt, dueAt }) {
      const known = await db
        .selectFrom('watch_finds')
        .select(['watch_ids', 'due_at', 'told_at'])
        .where(isOfRecipient(recipient))
        .where('paper_id', '=', paperId)
        .executeTakeFirst();
      if (known && known.told_at !== null) return false;
      const all = new Set([...(known ? parseWatchIds(known.watch_ids) : []), ...watchIds]);
      const waiting = {
        watch_ids: JSON.stringify([...all].toSorted((a, b) => a - b)),
        due_at: Math.min(dueAt, known?.due_at ?? dueAt),
      };
      await db
        .insertInto('watch_finds')
        .values({ ...recipientColumns(recipient), paper_id: paperId, found_at: foundAt, ...waiting })
        .onConflict(conflict => conflict.columns(['user_id', 'channel_id', 'paper_id']).doUpdateSet(waiting))
        .execute();
      return true;
    },

    async dueRecipients(now, limit) {
      const rows = await untoldRows()
        .select(['user_id', 'channel_id'])
        .where('due_at', '<=', now)
        .groupBy(['user_id', 'channel_id'])
        .orderBy(eb => eb.fn.min('due_at'))
        .limit(limit)
        .execute();
      return rows.map(toRecipient);
    },

    async untold(recipient, now) {
      const rows = await untoldRows()
        .selectAll()
        .where(isOfRecipient(recipient))
        .where('due_at', '<=', now)
        .orderBy('paper_id')
        .execute();
      return rows.map(toFind);
    },

    async nextDueAt() {
      const row = await untoldRows()
        .select(eb => eb.fn.min<number | null>('due_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    async markTold(recipient, paperIds, { deliveryId, at }) {
      await db
        .updateTable('watch_finds')
        .set({ told_at: at, delivery_id: deliveryId })
        .where(isOfRecipient(recipient))
        .where('paper_id', 'in', valuesOf(paperIds))
        .execute();
    },

    async drop(recipient, paperIds) {
      await db
        .deleteFrom('watch_finds')
        .where(isOfRecipient(recipient))
        .where('paper_id', 'in', valuesOf(paperIds))
        .where(IS_UNTOLD)
        .execute();
    },

    async watchesOfDelivery(deliveryId) {
      const rows = await db
        .selectFrom('watch_finds')
        .select(['paper_id', 'watch_ids'])
        .where('delivery_id', '=', deliveryId)
        .execute();
      return new Map(rows.map(row => [row.paper_id, parseWatchIds(row.watch_ids)]));
    },

    async release(deliveryId, dueAt) {
      await db
        .updateTable('watch_finds')
        .set({ told_at: null, delivery_id: null, due_at: dueAt })
        .where('delivery_id', '=', deliveryId)
        .execute();
    },
  };
}
