import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { DepartedGuildStore } from '../core/departed-guilds.ts';
import type { Schema } from './database/schema.ts';

/** Rows that are deleted at once: a few milliseconds. */
const ROWS_PER_STEP = 200;

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
      await db
        .deleteFrom('departed_guilds')
        .where('guild_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(guildIds)}))`)
        .execute();
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
        UNION SELECT guild_id FROM schedules`.execute(db);
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

/** Deletes the data of a server in small steps; one that is interrupted is continued by the next call. */
async function deleteGuild(db: Kysely<Schema>, guildId: string): Promise<void> {
  for (const step of GUILD_STEPS) {
    for (;;) {
      const { numAffectedRows } = await step(guildId).execute(db);
      await setImmediate();
      if ((numAffectedRows ?? 0n) < BigInt(ROWS_PER_STEP)) break;
    }
  }
  await db.deleteFrom('departed_guilds').where('guild_id', '=', guildId).execute();
}

/** The channels of a server, as far as schedules and messages name them. */
const channelsOf = (guildId: string) => sql`
  (SELECT channel_id FROM schedules WHERE guild_id = ${guildId}
   UNION SELECT channel_id FROM posted_messages WHERE guild_id = ${guildId})`;

/** Each deletes up to `ROWS_PER_STEP` rows of a server; those that name its channels come before those that say which they are. */
const GUILD_STEPS = [
  (guildId: string) => sql`
    DELETE FROM deliveries WHERE id IN (
      SELECT id FROM deliveries
      WHERE channel_id IN ${channelsOf(guildId)} OR target_id IN ${channelsOf(guildId)}
        OR (origin_kind = 'schedule'
          AND origin_id IN (SELECT CAST(id AS TEXT) FROM schedules WHERE guild_id = ${guildId}))
      LIMIT ${ROWS_PER_STEP})`,
  (guildId: string) => sql`
    DELETE FROM channel_papers WHERE (channel_id, paper_id, delivery_id) IN (
      SELECT channel_id, paper_id, delivery_id FROM channel_papers
      WHERE channel_id IN ${channelsOf(guildId)} LIMIT ${ROWS_PER_STEP})`,
  (guildId: string) => sql`
    DELETE FROM unmatched_reactions WHERE (message_id, user_id, emoji) IN (
      SELECT message_id, user_id, emoji FROM unmatched_reactions
      WHERE message_id IN (SELECT message_id FROM posted_messages WHERE guild_id = ${guildId})
      LIMIT ${ROWS_PER_STEP})`,
  (guildId: string) => sql`
    DELETE FROM slots WHERE (schedule_id, slot) IN (
      SELECT schedule_id, slot FROM slots
      WHERE schedule_id IN (SELECT id FROM schedules WHERE guild_id = ${guildId})
      LIMIT ${ROWS_PER_STEP})`,
  (guildId: string) => sql`
    DELETE FROM posted_messages WHERE message_id IN (
      SELECT message_id FROM posted_messages WHERE guild_id = ${guildId}
        OR (guild_id IS NULL AND channel_id IN ${channelsOf(guildId)})
      LIMIT ${ROWS_PER_STEP})`,
  (guildId: string) => sql`DELETE FROM server_settings WHERE guild_id = ${guildId}`,
  (guildId: string) => sql`DELETE FROM schedules WHERE guild_id = ${guildId}`,
];
