import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { DepartedGuildStore } from '../core/departed-guilds.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { deleteGuild } from './delete-guild.ts';

/** Creates the store of servers that removed the bot, over an open database. */
export function createDepartedGuildStore(db: Kysely<Schema>): DepartedGuildStore {
  return {
    async record(guildId, leftAt) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('departed_guilds')
        .values({ guild_id: guildId, left_at: leftAt })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async forget(guildIds) {
      await db.deleteFrom('departed_guilds').where('guild_id', 'in', dialectOf(db).texts(guildIds)).execute();
    },

    async knownGuilds() {
      const { rows } = await sql<{ readonly guild_id: string }>`
        ${guildsOfMany('posted_messages')}
        UNION ${guildsOfMany('vote_origins')} UNION ${guildsOfMany('save_origins')}
        UNION SELECT guild_id FROM schedules
        UNION SELECT guild_id FROM watches WHERE guild_id IS NOT NULL
        UNION SELECT guild_id FROM server_settings
        UNION SELECT guild_id FROM server_submissions
        UNION SELECT guild_id FROM discussions
        UNION SELECT guild_id FROM clubs`.execute(db);
      return rows.map(row => row.guild_id);
    },

    async oldestCreatedAt() {
      const row = await db
        .selectFrom('departed_guilds')
        .select('left_at')
        .orderBy('left_at')
        .limit(1)
        .executeTakeFirst();
      return row?.left_at;
    },

    async deleteCreatedBefore(instant) {
      const guilds = await db
        .selectFrom('departed_guilds')
        .select('guild_id')
        .where('left_at', '<', instant)
        .execute();
      for (const { guild_id } of guilds) await deleteGuild(db, guild_id);
      return guilds.length;
    },
  };
}

/** Selects the servers of a table with an index on them, from one to the next: it may have the rows of years. */
function guildsOfMany(table: 'posted_messages' | 'vote_origins' | 'save_origins'): RawBuilder<unknown> {
  const rows = sql.table(table);
  return sql`
    SELECT guild_id FROM (
      WITH RECURSIVE each (guild_id) AS (
        SELECT min(guild_id) FROM ${rows} WHERE guild_id IS NOT NULL
        UNION ALL
        SELECT (SELECT min(guild_id) FROM ${rows} AS next WHERE next.guild_id > each.guild_id)
        FROM each WHERE guild_id IS NOT NULL)
      SELECT guild_id FROM each WHERE guild_id IS NOT NULL) AS guilds`;
}
