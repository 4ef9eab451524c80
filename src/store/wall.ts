import type { Kysely } from 'kysely';
import type { WallStore } from '../core/vote/wall.ts';
import type { Schema } from './database/schema.ts';
import { canonicalId, canonicalIds, toExistingIds } from './papers/paper-redirects.ts';

/** Creates the store of the walls of fame, over an open database or a transaction. */
export function createWallStore(db: Kysely<Schema>): WallStore {
  return {
    async present(guildId, paperIds) {
      const rows = await db
        .selectFrom('wall_entries')
        .select('paper_id')
        .where('guild_id', '=', guildId)
        .where('paper_id', 'in', canonicalIds(db, paperIds))
        .execute();
      return new Set(rows.map(row => row.paper_id));
    },

    async enter({ guildId, paperId, deliveryId, enteredAt }) {
      const [existing] = await toExistingIds(db, [paperId]);
      if (existing === undefined) return;
      await db
        .insertInto('wall_entries')
        .values({ guild_id: guildId, paper_id: existing, delivery_id: deliveryId, entered_at: enteredAt })
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },

    async isPost(deliveryId, guildId, paperId) {
      const row = await db
        .selectFrom('wall_entries')
        .select('delivery_id')
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .executeTakeFirst();
      return row?.delivery_id === deliveryId;
    },

    async leave(deliveryId, guildId, paperId) {
      await db
        .deleteFrom('wall_entries')
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .where('delivery_id', '=', deliveryId)
        .execute();
    },
  };
}
