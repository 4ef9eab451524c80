import { sql, type Kysely } from 'kysely';
import { DEFAULT_SERVER_SETTINGS } from '../core/server-settings.ts';
import type { WallStore } from '../core/vote/wall.ts';
import type { Schema } from './database/schema.ts';
import { canonicalId, canonicalIds, toExistingIds } from './papers/paper-redirects.ts';

/** Whether an origin in `votes` is for its paper alone: a reaction to a message with several papers votes for all of them. */
const isForPaperAlone = sql<boolean>`NOT EXISTS (SELECT 1 FROM posted_papers AS shown
  WHERE shown.message_id = votes.message_id AND shown.paper_id <> votes.paper_id)`;

/** Creates the store of the walls of fame, over an open database or a transaction. */
export function createWallStore(db: Kysely<Schema>): WallStore {
  return {
    async candidates(since) {
      const { rows } = await sql<{ readonly guild_id: string; readonly paper_id: number }>`
        SELECT guild_id, paper_id FROM (
          SELECT voted.guild_id, voted.paper_id, voted.wall_threshold,
            (SELECT count(DISTINCT votes.user_id) FROM vote_origins AS votes
              WHERE votes.guild_id = voted.guild_id AND votes.paper_id = voted.paper_id AND ${isForPaperAlone}) AS votes
          FROM (
            SELECT DISTINCT vote_origins.guild_id, vote_origins.paper_id, server_settings.wall_threshold
            FROM server_settings JOIN vote_origins ON vote_origins.guild_id = server_settings.guild_id
            WHERE server_settings.wall_channel_id IS NOT NULL AND vote_origins.voted_at >= ${since}
          ) AS voted
          WHERE NOT EXISTS (SELECT 1 FROM wall_entries
            WHERE wall_entries.guild_id = voted.guild_id AND wall_entries.paper_id = voted.paper_id)
        ) AS counted
        WHERE votes >= coalesce(wall_threshold, ${DEFAULT_SERVER_SETTINGS.wallThreshold})
        ORDER BY guild_id, votes DESC, paper_id`.execute(db);
      return rows.map(({ guild_id: guildId, paper_id: paperId }) => ({ guildId, paperId }));
    },

    async votes(guildId, paperId) {
      const { rows } = await sql<{ readonly votes: number }>`
        SELECT count(DISTINCT votes.user_id) AS votes FROM vote_origins AS votes
        WHERE votes.guild_id = ${guildId} AND votes.paper_id = ${canonicalId(paperId)} AND ${isForPaperAlone}`.execute(
        db,
      );
      return rows[0]?.votes ?? 0;
    },

    async enteredAfter(guildId, after) {
      const row = await db
        .selectFrom('wall_entries')
        .select(eb => eb.fn.countAll<number>().as('entries'))
        .where('guild_id', '=', guildId)
        .where('entered_at', '>', after)
        .executeTakeFirst();
      return row?.entries ?? 0;
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
