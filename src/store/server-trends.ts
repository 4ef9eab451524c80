import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PaperId } from '../core/paper/paper.ts';
import type { ServerTrends } from '../core/vote/server-trends.ts';
import type { TrendingWindow } from '../core/vote/trending-score.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store that ranks papers by what the members of a server did, over an open database or a transaction. */
export function createServerTrends(db: Kysely<Schema>): ServerTrends {
  return {
    async top(guildId, window, limit) {
      const { rows } = await sql<{ readonly id: PaperId; readonly score: number }>`
        SELECT paper_id AS id, sum(score) AS score FROM (
          SELECT paper_id, ${decay('acted_at', window)} AS score FROM (
            SELECT paper_id, user_id, min(voted_at) AS acted_at FROM vote_origins
            WHERE guild_id = ${guildId} AND voted_at BETWEEN ${window.since} AND ${window.now}
            GROUP BY paper_id, user_id
            UNION ALL
            SELECT paper_id, user_id, min(saved_at) AS acted_at FROM (${savesBetween(guildId, window)}) AS saves
            GROUP BY paper_id, user_id
          ) AS actions
          UNION ALL
          SELECT paper_id, sqrt(message_count) * ${decay('last_message_at', window)} AS score FROM discussions
          WHERE guild_id = ${guildId} AND message_count > 0
            AND last_message_at BETWEEN ${window.since} AND ${window.now}
        ) AS scores
        GROUP BY paper_id ORDER BY 2 DESC, 1 LIMIT ${limit}`.execute(db);
      return rows;
    },

    async activeMembers(guildId, since) {
      const ever = { since, now: Number.MAX_SAFE_INTEGER };
      const { rows } = await sql<{ readonly members: number }>`
        SELECT count(*) AS members FROM (
          SELECT user_id FROM vote_origins WHERE guild_id = ${guildId} AND voted_at >= ${since}
          UNION
          SELECT user_id FROM (${savesBetween(guildId, ever)}) AS saves
        ) AS members`.execute(db);
      return rows[0]?.members ?? 0;
    },
  };
}

/** Returns the query for the saves in a server: by a button or command there, or by a reaction on a post there. */
function savesBetween(
  guildId: string,
  { since, now }: Pick<TrendingWindow, 'since' | 'now'>,
): RawBuilder<unknown> {
  return sql`
    SELECT paper_id, user_id, saved_at FROM save_origins
    WHERE guild_id = ${guildId} AND saved_at BETWEEN ${since} AND ${now}
    UNION ALL
    SELECT paper_id, user_id, saved_at
    FROM posted_messages JOIN save_origins ON save_origins.message_id = posted_messages.message_id
    WHERE posted_messages.guild_id = ${guildId} AND save_origins.message_id <> ''
      AND saved_at BETWEEN ${since} AND ${now}`;
}

/** Returns the expression that halves 1 with every half-life that has passed since a column's instant. */
function decay(column: string, { now, halfLifeMs }: TrendingWindow): RawBuilder<number> {
  return sql`power(2.0, (${sql.ref(column)} - CAST(${now} AS double precision)) / CAST(${halfLifeMs} AS double precision))`;
}
