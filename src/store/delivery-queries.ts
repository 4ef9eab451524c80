import type { Kysely } from 'kysely';
import type { DeliveryStore } from '../core/delivery/delivery-store.ts';
import type { Delivery } from '../core/delivery/delivery.ts';
import { IS_OPEN, IS_UNSETTLED, toDelivery } from './delivery-row.ts';
import type { Schema } from './database/schema.ts';
import { canonicalId } from './papers/paper-redirects.ts';
import { startsWith } from './starts-with.ts';

type DeliveryQueries = Pick<
  DeliveryStore,
  | 'isBusy'
  | 'lastOfSchedules'
  | 'hasPosted'
  | 'mayHavePosted'
  | 'newestForumPost'
  | 'newestPost'
  | 'newestMessageId'
>;

/** Creates the part of the outbox that says what was sent, and what is on its way. */
export function createDeliveryQueries(db: Kysely<Schema>): DeliveryQueries {
  const ofSchedule = (id: number) =>
    db.selectFrom('deliveries').where('origin_id', '=', String(id)).where('origin_kind', '=', 'schedule');

  return {
    async isBusy(scheduleId) {
      const row = await ofSchedule(scheduleId)
        .select('id')
        .where(IS_OPEN)
        .where('key', 'not like', '%:run:%')
        .executeTakeFirst();
      return row !== undefined;
    },

    async lastOfSchedules(scheduleIds) {
      const last = new Map<number, Delivery>();
      // Each is one step in an index.
      for (const id of scheduleIds) {
        const row = await ofSchedule(id).selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
        if (row) last.set(id, await toDelivery(db, row));
      }
      return last;
    },

    async hasPosted(scheduleId, slot) {
      const prefix = `${scheduleId}:${slot}:`;
      const row = await ofSchedule(scheduleId)
        .select('id')
        .where('message_id', 'is not', null)
        .where(startsWith('key', prefix))
        .executeTakeFirst();
      return row !== undefined;
    },

    async mayHavePosted(channelId, since) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        // A post in a forum is in a channel of its own, which is not known before it is recorded.
        .where(eb => eb.or([eb('channel_id', '=', channelId), eb('target_kind', '=', 'forum')]))
        .where(IS_UNSETTLED)
        .where('claimed_at', '>=', since)
        .executeTakeFirst();
      return row !== undefined;
    },

    async newestForumPost(forumId, paperId) {
      const row = await db
        .selectFrom('channel_papers')
        .innerJoin('deliveries', 'deliveries.id', 'channel_papers.delivery_id')
        .leftJoin('posted_messages', 'posted_messages.message_id', 'deliveries.message_id')
        .select('deliveries.message_id')
        .where('channel_papers.channel_id', '=', forumId)
        .where('channel_papers.paper_id', '=', canonicalId(paperId))
        .where('deliveries.target_kind', '=', 'forum')
        .where('deliveries.state', '=', 'sent')
        .where(eb => eb(eb.fn.coalesce('posted_messages.is_deleted', eb.lit(0)), '=', 0))
        .orderBy('deliveries.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.message_id ? { messageId: row.message_id } : undefined;
    },

    async newestPost({ kind, idPrefix }, channelId) {
      const row = await db
        .selectFrom('deliveries')
        .leftJoin('posted_messages', 'posted_messages.message_id', 'deliveries.message_id')
        .select(['deliveries.origin_id', 'deliveries.message_id'])
        .where('deliveries.channel_id', '=', channelId)
        .where('deliveries.origin_kind', '=', kind)
        .where(startsWith('deliveries.origin_id', idPrefix))
        .where('deliveries.state', '=', 'sent')
        .where(eb => eb(eb.fn.coalesce('posted_messages.is_deleted', eb.lit(0)), '=', 0))
        .orderBy('deliveries.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row?.message_id) return undefined;
      return { origin: { kind, id: row.origin_id }, messageId: row.message_id };
    },

    async newestMessageId() {
      const row = await db
        .selectFrom('deliveries')
        .select('message_id')
        .where('message_id', 'is not', null)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.message_id ?? undefined;
    },
  };
}
