import { sql, type Kysely } from 'kysely';
import { DEFAULT_SERVER_SETTINGS } from '../core/server-settings.ts';
import type { WallStore } from '../core/vote/wall.ts';
import type { Schema } from './database/schema.ts';
import { canonicalId, canonicalIds, toExistingIds } from './papers/paper-redirects.ts';

/** Creates the store of the walls of fame, over an open database or a transaction. */
export function createWallStore(db: Kysely<Schema>): WallStore {
  return {
    async candidates(since) {
      const { rows } = await sql<{ readonly guild_id: string; readonly paper_id: number }>`
        SELECT voted.guild_id, voted.paper_id FROM (
          SELECT DISTINCT vote_origins.guild_id, vote_origins.paper_id, server_settings.wall_threshold
          FROM server_settings JOIN vote_origins ON vote_origins.guild_id = server_settings.guild_id
          WHERE server_settings.wall_channel_id IS NOT NULL AND vote_origins.voted_at >= ${since}
        ) AS voted
        WHERE NOT EXISTS (SELECT 1 FROM wall_entries
            WHERE wall_entries.guild_id = voted.guild_id AND wall_entries.paper_id = voted.paper_id)
          AND (SELECT count(DISTINCT user_id) FROM vote_origins
            WHERE vote_origins.guild_id = voted.guild_id AND vote_origins.paper_id = voted.paper_id)
            >= coalesce(voted.wall_threshold, ${DEFAULT_SERVER_SETTINGS.wallThreshold})
        ORDER BY voted.guild_id, voted.paper_id`.execute(db);
      return rows.map(({ guild_id: guildId, paper_id: paperId }) => ({ guildId, paperId }));
    },

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
