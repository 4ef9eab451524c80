import { sql, type Kysely } from 'kysely';
import type { WatchFindStore } from '../core/watch/watch-finds.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { createFollowedPapers } from './followed-papers.ts';
import {
  isOfRecipient,
  parseWatchIds,
  recipientColumns,
  recipientKey,
  toFind,
  toRecipient,
  toRow,
} from './watch-find-row.ts';

/** What is given about each find to add. */
const FIND_COLUMNS = {
  user_id: 'text',
  channel_id: 'text',
  watch_ids: 'text',
  found_at: 'integer',
  due_at: 'integer',
} as const;

/** Finds that are not told, as the index `watch_finds_due` has them. */
const IS_UNTOLD = sql<boolean>`told_at IS NULL`;

/** Creates the store of what the watches have found, over an open database or a transaction. */
export function createWatchFindStore(db: Kysely<Schema>): WatchFindStore {
  const untoldRows = () => db.selectFrom('watch_finds').where(IS_UNTOLD);

  return {
    ...createFollowedPapers(db),

    async addAll(paperId, finds) {
      const rows = await db.selectFrom('watch_finds').selectAll().where('paper_id', '=', paperId).execute();
      const known = new Map(rows.map(row => [recipientKey(toRecipient(row)), row]));
      const waiting = finds.flatMap(find => {
        const row = known.get(recipientKey(find.recipient));
        return row && row.told_at !== null ? [] : [toRow(find, row)];
      });
      await sql`INSERT INTO watch_finds (user_id, channel_id, paper_id, watch_ids, found_at, due_at)
        SELECT user_id, channel_id, ${paperId}, watch_ids, found_at, due_at
        FROM ${dialectOf(db).rows(waiting, FIND_COLUMNS)} WHERE true
        ON CONFLICT (user_id, channel_id, paper_id) DO UPDATE SET watch_ids = excluded.watch_ids, due_at = excluded.due_at`.execute(
        db,
      );
      return waiting.length;
    },

    async dueRecipients(now, { after, limit }) {
      const last = {
        due_at: after?.dueAt ?? -1,
        ...(after ? recipientColumns(after.recipient) : { user_id: '', channel_id: '' }),
      };
      // In the order of the index, which ends in the columns of the primary key: nothing is sorted, and no page reads the others.
      const { rows } = await sql<{
        readonly due_at: number;
        readonly user_id: string;
        readonly channel_id: string;
      }>`
        SELECT DISTINCT due_at, user_id, channel_id FROM watch_finds ${dialectOf(db).indexedBy('watch_finds_due')}
        WHERE told_at IS NULL AND due_at <= ${now}
          AND (due_at, user_id, channel_id) > (${last.due_at}, ${last.user_id}, ${last.channel_id})
        ORDER BY due_at, user_id, channel_id LIMIT ${limit}`.execute(db);
      return rows.map(row => ({ recipient: toRecipient(row), dueAt: row.due_at }));
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

    async waiting(recipient, now) {
      const rows = await untoldRows()
        .selectAll()
        .where(isOfRecipient(recipient))
        .where('due_at', '>', now)
        .orderBy('paper_id')
        .execute();
      return rows.map(toFind);
    },

    async reschedule(recipient, paperId, dueAt) {
      await db
        .updateTable('watch_finds')
        .set({ due_at: dueAt })
        .where(isOfRecipient(recipient))
        .where('paper_id', '=', paperId)
        .where(IS_UNTOLD)
        .execute();
    },

    async mostUpvoted(paperIds, limit) {
      const rows = await db
        .selectFrom('papers')
        .select('id')
        .where('id', 'in', dialectOf(db).numbers(paperIds))
        .orderBy(eb => eb.fn.coalesce('upvotes', sql.lit(0)), 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(row => row.id);
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
        .where('paper_id', 'in', dialectOf(db).numbers(paperIds))
        .execute();
    },

    async drop(recipient, paperIds) {
      await db
        .deleteFrom('watch_finds')
        .where(isOfRecipient(recipient))
        .where('paper_id', 'in', dialectOf(db).numbers(paperIds))
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

    async release(deliveryId, dueAt, shownIds = []) {
      await db
        .updateTable('watch_finds')
        .set({ told_at: null, delivery_id: null, due_at: dueAt })
        .where('delivery_id', '=', deliveryId)
        .where('paper_id', 'not in', dialectOf(db).numbers(shownIds))
        .execute();
    },
  };
}
