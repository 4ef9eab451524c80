import type { Kysely } from 'kysely';
import { bestListName } from '../core/schedule/schedule.ts';
import type { ChannelHistoryStore, GivenPapers } from '../core/schedule/channel-history.ts';
import { canonicalIds, toExistingIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of papers posted to channels, over an open database or a transaction. */
export function createChannelHistoryStore(db: Kysely<Schema>): ChannelHistoryStore {
  const givenSince = (channelId: string, since: number | null, which: GivenPapers = 'all') =>
    db
      .selectFrom('channel_papers')
      .select('paper_id')
      .where('channel_id', '=', channelId)
      .where('given_at', '>', since ?? Number.MIN_SAFE_INTEGER)
      .$if(which === 'best', query =>
        query.where(eb =>
          eb.exists(
            eb
              .selectFrom('deliveries')
              .select('id')
              .whereRef('deliveries.id', '=', 'channel_papers.delivery_id')
              .where('list_day', 'like', `${bestListName('')}%`),
          ),
        ),
      );

  return {
    async reserve(channelId, paperIds, deliveryId, at) {
      const existing = (await toExistingIds(db, paperIds)).filter(id => id !== undefined);
      if (existing.length === 0) return;
      await db
        .insertInto('channel_papers')
        .values(
          existing.map(id => ({
            channel_id: channelId,
            paper_id: id,
            delivery_id: deliveryId,
            given_at: at,
          })),
        )
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },

    async given(channelId, since, which) {
      const rows = await givenSince(channelId, since, which).execute();
      return new Set(rows.map(row => row.paper_id));
    },

    async isAnyGiven(channelId, paperIds, since, which) {
      const row = await givenSince(channelId, since, which)
        .where('paper_id', 'in', canonicalIds(db, paperIds))
        .executeTakeFirst();
      return row !== undefined;
    },

    async release(deliveryId) {
      await db.deleteFrom('channel_papers').where('delivery_id', '=', deliveryId).execute();
    },
  };
}
