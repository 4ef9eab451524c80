import type { Kysely } from 'kysely';
import type { ChannelHistoryStore } from '../core/schedule/schedule.ts';
import { livingId } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

/** What was given to which channel, over an open database or a transaction of it. */
export function openChannelHistoryStore(db: Kysely<Schema>): ChannelHistoryStore {
  return {
    async give(channelId, paperIds, deliveryId, at) {
      if (paperIds.length === 0) return;
      await db
        .insertInto('channel_papers')
        .values(
          paperIds.map(id => ({
            channel_id: channelId,
            paper_id: livingId(id),
            delivery_id: deliveryId,
            given_at: at,
          })),
        )
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },

    async takeBack(deliveryId) {
      await db.deleteFrom('channel_papers').where('delivery_id', '=', deliveryId).execute();
    },
  };
}
