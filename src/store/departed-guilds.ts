import { sql, type Kysely } from 'kysely';
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
      // Steps from one server to the next instead of reading all messages of years.
      const { rows } = await sql<{ readonly guild_id: string }>`
        WITH RECURSIVE posted (guild_id) AS (
          SELECT min(guild_id) FROM posted_messages
          UNION ALL
          SELECT (SELECT min(guild_id) FROM posted_messages AS next WHERE next.guild_id > posted.guild_id)
          FROM posted WHERE guild_id IS NOT NULL)
        SELECT guild_id FROM posted WHERE guild_id IS NOT NULL
        UNION SELECT guild_id FROM schedules
        UNION SELECT guild_id FROM watches WHERE guild_id IS NOT NULL`.execute(db);
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
