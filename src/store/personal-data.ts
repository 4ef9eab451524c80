import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { PersonalDataStore } from '../core/personal-data.ts';
import type { Schema } from './database/schema.ts';

/** Columns with the id of a user whose rows are about that user alone. */
export const DELETED_BY_USER = [
  ['save_origins', 'user_id'],
  ['unsaved_reactions', 'user_id'],
  ['unmatched_reactions', 'user_id'],
  ['result_lists', 'user_id'],
] as const;

/** Columns with the id of a user in rows about something else, which stay, and what they become. */
export const ANONYMIZED = [
  ['posted_messages', 'shared_by', 'NULL'],
  ['schedules', 'created_by', "''"],
  ['schedules', 'edited_by', 'NULL'],
  ['schedules', 'paused_by', 'NULL'],
] as const;

/** The fact that holds the key of the hashes in `forgotten_users`. */
const HASH_KEY = 'userHashKey';

/** Attempts to empty the journal, and the wait between them, ms: a reader of another process may still need it. */
const MAX_CHECKPOINTS = 50;
const CHECKPOINT_WAIT_MS = 100;

/** Creates the store of what concerns one user, over an open database. */
export function createPersonalDataStore(db: Kysely<Schema>): PersonalDataStore {
  return {
    async get(userId) {
      const saves = await db
        .selectFrom('save_origins')
        .innerJoin('papers', 'papers.id', 'save_origins.paper_id')
        .select(['title', 'arxiv_id', 'saved_at', 'message_id', 'emoji'])
        .where('user_id', '=', userId)
        .orderBy('saved_at')
        .execute();
      const searches = await db
        .selectFrom('result_lists')
        .select(['asked as query', 'made_at as searchedAt'])
        .where('user_id', '=', userId)
        .orderBy('made_at')
        .execute();
      const reactions = await db
        .selectFrom('unmatched_reactions')
        .select(['message_id as messageId', 'emoji', 'reacted_at as at'])
        .where('user_id', '=', userId)
        .orderBy('reacted_at')
        .execute();
      const schedules = await db
        .selectFrom('schedules')
        .select(['id', 'channel_id as channelId', 'created_at as createdAt'])
        .where(eb =>
          eb.or([eb('created_by', '=', userId), eb('edited_by', '=', userId), eb('paused_by', '=', userId)]),
        )
        .orderBy('id')
        .execute();
      return {
        saves: saves.map(({ title, arxiv_id, saved_at, message_id, emoji }) => ({
          title,
          arxivId: arxiv_id,
          savedAt: saved_at,
          reaction: message_id === '' ? null : { messageId: message_id, emoji },
        })),
        searches,
        reactions,
        schedules,
      };
    },

    async delete(userId, at) {
      const userHash = hashOf(userId, await createHashKey(db));
      await db.transaction().execute(async tx => {
        for (const [table, column] of DELETED_BY_USER)
          await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${userId}`.execute(tx);
        for (const [table, column, value] of ANONYMIZED) {
          const [name, field] = [sql.table(table), sql.ref(column)];
          await sql`UPDATE ${name} SET ${field} = ${sql.raw(value)} WHERE ${field} = ${userId}`.execute(tx);
        }
        // Notices in the user's direct messages.
        await tx
          .deleteFrom('deliveries')
          .where('target_kind', '=', 'dm')
          .where('target_id', '=', userId)
          .execute();
        await tx
          .insertInto('forgotten_users')
          .values({ user_hash: userHash, forgotten_at: at })
          .onConflict(conflict => conflict.column('user_hash').doUpdateSet({ forgotten_at: at }))
          .execute();
      });
      await emptyJournal(db);
    },

    async forgottenAt(userId) {
      const key = await readHashKey(db);
      if (key === undefined) return undefined;
      const row = await db
        .selectFrom('forgotten_users')
        .select('forgotten_at')
        .where('user_hash', '=', hashOf(userId, key))
        .executeTakeFirst();
      return row?.forgotten_at;
    },
  };
}

/** Returns a hash that is of no use in another database. */
function hashOf(userId: string, key: string): string {
  return createHmac('sha256', key).update(userId).digest('base64url');
}

async function readHashKey(db: Kysely<Schema>): Promise<string | undefined> {
  const row = await db.selectFrom('facts').select('value').where('name', '=', HASH_KEY).executeTakeFirst();
  return row?.value;
}

async function createHashKey(db: Kysely<Schema>): Promise<string> {
  await db
    .insertInto('facts')
    .values({ name: HASH_KEY, value: randomBytes(32).toString('base64url') })
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const key = await readHashKey(db);
  if (key === undefined) throw new Error('the key of the hashes was not stored');
  return key;
}

/**
 * Moves the journal (WAL) into the database and truncates it: it may have the deleted rows. The database itself overwrites
 * what is deleted (`secure_delete`). Throws if readers keep it for seconds; the next call tries again.
 */
async function emptyJournal(db: Kysely<Schema>): Promise<void> {
  for (let attempt = 0; attempt < MAX_CHECKPOINTS; attempt += 1) {
    const { rows } = await sql<{ readonly busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
    if (rows[0]?.busy === 0) return;
    await sleep(CHECKPOINT_WAIT_MS);
  }
  throw new Error('the journal of the database could not be emptied');
}
