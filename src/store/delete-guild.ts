import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Schema } from './database/schema.ts';
import { forgetGuildOfRemovedSaves } from './library/removed-saves.ts';
import { dialectOf } from './dialect/dialect-of.ts';

/** Rows that are read or deleted at once: a few milliseconds. */
const ROWS_PER_STEP = 200;

type Condition = RawBuilder<boolean>;

/**
 * Deletes the data of a server in small steps; one that is interrupted is continued by the next call. Rows that name its
 * channels are deleted before those that say which they are. No step reads what other servers have.
 */
export async function deleteGuild(db: Kysely<Schema>, guildId: string): Promise<void> {
  const schedules = await scheduleIds(db, guildId);
  const channels = await channelIds(db, guildId);
  for (let at = 0; at < channels.length; at += ROWS_PER_STEP) {
    const some = dialectOf(db).texts(channels.slice(at, at + ROWS_PER_STEP));
    await db
      .deleteFrom('watch_finds')
      .where('channel_id', 'in', some)
      .where('channel_id', '<>', '')
      .execute();
    await inSteps(() => deleteChannelPapers(db, some));
    await deletePosts(db, sql`guild_id IS NULL AND channel_id IN ${some}`);
    // Those of schedules that were deleted before.
    await deleteDeliveries(db, sql`channel_id IN ${some}`);
    // Notices about the watches there.
    await deleteDeliveries(db, sql`origin_kind = 'notice' AND origin_id IN ${some}`);
  }
  await deleteDeliveries(
    db,
    sql`origin_kind IN ('schedule', 'notice') AND origin_id IN ${dialectOf(db).texts(schedules.map(String))}`,
  );
  await deleteDeliveries(db, sql`guild_id = ${guildId}`);
  await inSteps(() => deleteSlots(db, schedules));
  await deletePosts(db, sql`guild_id = ${guildId}`);
  await inSteps(() => deleteVotes(db, guildId));
  await inSteps(() => forgetGuildOfSaves(db, guildId));
  await inSteps(() => forgetGuildOfRemovedSaves(db, guildId, ROWS_PER_STEP));
  // There are few, and each is kept for a short time.
  await db.updateTable('library_imports').set({ guild_id: null }).where('guild_id', '=', guildId).execute();
  await db.deleteFrom('wall_entries').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('discussions').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('seen_replies').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('server_submissions').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('draft_slots').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('clubs').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('server_settings').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('schedules').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('watches').where('guild_id', '=', guildId).execute();
  await db.deleteFrom('departed_guilds').where('guild_id', '=', guildId).execute();
}

/** Repeats a step, which returns the number of its rows, until there are no more. */
async function inSteps(step: () => Promise<number>): Promise<void> {
  let count: number;
  do {
    count = await step();
    await setImmediate();
  } while (count === ROWS_PER_STEP);
}

async function scheduleIds(db: Kysely<Schema>, guildId: string): Promise<number[]> {
  const rows = await db.selectFrom('schedules').select('id').where('guild_id', '=', guildId).execute();
  return rows.map(row => row.id);
}

/** Returns the channels of a server, as far as schedules, watches, deliveries and messages name them. */
async function channelIds(db: Kysely<Schema>, guildId: string): Promise<string[]> {
  const schedules = await db
    .selectFrom('schedules')
    .select('channel_id')
    .where('guild_id', '=', guildId)
    .execute();
  const watches = await db
    .selectFrom('watches')
    .select('channel_id')
    .where('guild_id', '=', guildId)
    .execute();
  const channels = new Set([...schedules, ...watches].flatMap(row => row.channel_id ?? []));
  await addChannels(channels, 0, after =>
    db
      .selectFrom('deliveries')
      .select(['id as key', 'channel_id'])
      .where('guild_id', '=', guildId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_PER_STEP)
      .execute(),
  );
  await addChannels(channels, '', after =>
    db
      .selectFrom('posted_messages')
      .select(['message_id as key', 'channel_id'])
      .where('guild_id', '=', guildId)
      .where('message_id', '>', after)
      .orderBy('message_id')
      .limit(ROWS_PER_STEP)
      .execute(),
  );
  return [...channels];
}

/** Adds the channels of rows that are read page by page, in the order of their keys; `first` is before all keys. */
async function addChannels<Key>(
  channels: Set<string>,
  first: Key,
  readPage: (after: Key) => Promise<readonly { readonly key: Key; readonly channel_id: string | null }[]>,
): Promise<void> {
  let last = first;
  await inSteps(async () => {
    const rows = await readPage(last);
    for (const { channel_id } of rows) if (channel_id !== null) channels.add(channel_id);
    last = rows.at(-1)?.key ?? last;
    return rows.length;
  });
}

/** Deletes deliveries with those whose origin they are: threads under their messages. */
async function deleteDeliveries(db: Kysely<Schema>, which: Condition): Promise<void> {
  await inSteps(async () => {
    const rows = await db.selectFrom('deliveries').select('id').where(which).limit(ROWS_PER_STEP).execute();
    const ids = rows.map(row => row.id);
    await db
      .deleteFrom('deliveries')
      .where('origin_kind', '=', 'thread')
      .where('origin_id', 'in', dialectOf(db).texts(ids.map(String)))
      .execute();
    await db.deleteFrom('deliveries').where('id', 'in', dialectOf(db).numbers(ids)).execute();
    return rows.length;
  });
}

/** Deletes posted messages, and the reactions on them that are not applied yet. */
async function deletePosts(db: Kysely<Schema>, which: Condition): Promise<void> {
  await inSteps(async () => {
    const rows = await db
      .selectFrom('posted_messages')
      .select('message_id')
      .where(which)
      .limit(ROWS_PER_STEP)
      .execute();
    const ids = dialectOf(db).texts(rows.map(row => row.message_id));
    await db.deleteFrom('unmatched_reactions').where('message_id', 'in', ids).execute();
    await db.deleteFrom('posted_messages').where('message_id', 'in', ids).execute();
    return rows.length;
  });
}

async function deleteChannelPapers(db: Kysely<Schema>, channels: RawBuilder<string>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    DELETE FROM channel_papers WHERE (channel_id, paper_id, delivery_id) IN (
      SELECT channel_id, paper_id, delivery_id FROM channel_papers
      WHERE channel_id IN ${channels} LIMIT ${ROWS_PER_STEP})`.execute(db);
  return Number(numAffectedRows);
}

async function deleteVotes(db: Kysely<Schema>, guildId: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    DELETE FROM vote_origins WHERE (guild_id, paper_id, user_id, message_id, emoji) IN (
      SELECT guild_id, paper_id, user_id, message_id, emoji FROM vote_origins
      WHERE guild_id = ${guildId} LIMIT ${ROWS_PER_STEP})`.execute(db);
  return Number(numAffectedRows);
}

/** Saves stay in the libraries of their users; the server in which they were made is forgotten. */
async function forgetGuildOfSaves(db: Kysely<Schema>, guildId: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE save_origins SET guild_id = NULL WHERE (user_id, paper_id, message_id, emoji) IN (
      SELECT user_id, paper_id, message_id, emoji FROM save_origins
      WHERE guild_id = ${guildId} LIMIT ${ROWS_PER_STEP})`.execute(db);
  return Number(numAffectedRows);
}

async function deleteSlots(db: Kysely<Schema>, schedules: readonly number[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    DELETE FROM slots WHERE (schedule_id, slot) IN (
      SELECT schedule_id, slot FROM slots WHERE schedule_id IN ${dialectOf(db).numbers(schedules)} LIMIT ${ROWS_PER_STEP})`.execute(
    db,
  );
  return Number(numAffectedRows);
}
