import { createHmac, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { MetadataKey } from '../core/metadata.ts';
import type { PersonalDataStore } from '../core/personal-data.ts';
import { runTransaction } from './database/in-transaction.ts';
import { markCountsOfVoter } from './count-changes.ts';
import type { Schema } from './database/schema.ts';
import type { DeletionList } from './deletion-list.ts';
import { dropBodiesNaming } from './delivery-bodies.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { createMetadataStore } from './metadata.ts';
import { countPersonalRecords, personalRecords, personalSaves } from './personal-records.ts';
import { ANONYMIZED, DELETED_BY_USER, directPosts, EMPTIED_BY_USER } from './user-columns.ts';

/** For databases without a file of their own beside them. */
const NO_DELETION_LIST: Pick<DeletionList, 'append' | 'appliedKey'> = {
  appliedKey: 'deletionsApplied',
  append: () => 0,
};

/** Creates the store of what concerns one user, over an open database. Deletions are also kept in a list beside it. */
export function createPersonalDataStore(
  db: Kysely<Schema>,
  deletions: Pick<DeletionList, 'append' | 'appliedKey'> = NO_DELETION_LIST,
): PersonalDataStore {
  return {
    async get(userId) {
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
        saves: await personalSaves(db, userId),
        searches,
        reactions,
        schedules,
        records: await personalRecords(db, userId),
      };
    },

    counts: userId => countPersonalRecords(db, userId),

    async delete(userId, at) {
      const key = await createHashKey(db);
      const userHash = hashOf(userId, key);
      // Before the rows are gone: if the process is killed between the two, the next start deletes them.
      const listed = deletions.append({ key, userHash, forgottenAt: at });
      await runTransaction(db, async tx => {
        await markCountsOfVoter(tx, userId, at);
        for (const [table, column] of DELETED_BY_USER)
          await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${userId}`.execute(tx);
        for (const [table, written, column] of EMPTIED_BY_USER)
          await sql`UPDATE ${sql.table(table)} SET ${sql.ref(written)} = NULL WHERE ${sql.ref(column)} = ${userId}`.execute(
            tx,
          );
        for (const [table, column, value] of ANONYMIZED) {
          const [name, field] = [sql.table(table), sql.ref(column)];
          await sql`UPDATE ${name} SET ${field} = ${sql.raw(value)} WHERE ${field} = ${userId}`.execute(tx);
        }
        // Before the deliveries, which name the channel. Their papers go with them.
        await tx.deleteFrom('posted_messages').where(directPosts(userId)).execute();
        // Messages to the user.
        await tx
          .deleteFrom('deliveries')
          // As the index has it.
          .where(sql<boolean>`target_kind = 'dm'`)
          .where('target_id', '=', userId)
          .execute();
        await rememberForgotten(tx, userHash, at);
        await createMetadataStore(tx).set(deletions.appliedKey, String(listed));
        // Before the commit: the process may be killed right after it.
        await createMetadataStore(tx).set('deletedInJournal', String(at));
      });
      await dropBodiesNaming(userId, db);
      await emptyJournal(db);
    },

    emptyJournal: () => emptyJournal(db),

    async forgottenAt(userId) {
      const key = await createMetadataStore(db).get('userHashKey');
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

/** Stores that everything about a user was deleted; the latest time counts. */
export async function rememberForgotten(db: Kysely<Schema>, userHash: string, at: number): Promise<void> {
  await db
    .insertInto('forgotten_users')
    .values({ user_hash: userHash, forgotten_at: at })
    .onConflict(conflict =>
      conflict
        .column('user_hash')
        .doUpdateSet({ forgotten_at: at })
        .where('forgotten_users.forgotten_at', '<', at),
    )
    .execute();
}

/** Returns a hash that is of no use in another database. */
export function hashOf(userId: string, key: string): string {
  return createHmac('sha256', key).update(userId).digest('base64url');
}

/** Returns the key of the hashes in `forgotten_users`; creates it if there is none. */
async function createHashKey(db: Kysely<Schema>): Promise<string> {
  await db
    .insertInto('facts')
    .values({ name: 'userHashKey' satisfies MetadataKey, value: randomBytes(32).toString('base64url') })
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const key = await createMetadataStore(db).get('userHashKey');
  if (key === undefined) throw new Error('the key of the hashes was not stored');
  return key;
}

/**
 * Moves the journal (WAL) into the database and truncates it, if it may have deleted rows. The database itself overwrites
 * what is deleted (`secure_delete`). Returns when that was, if a reader of another process keeps the journal.
 */
async function emptyJournal(db: Kysely<Schema>): Promise<number | undefined> {
  const deletedAt = await createMetadataStore(db).get('deletedInJournal');
  if (deletedAt === undefined) return undefined;
  if (!(await dialectOf(db).truncateJournal(db))) return Number(deletedAt);
  // Unless more was deleted since.
  await db
    .deleteFrom('facts')
    .where('name', '=', 'deletedInJournal' satisfies MetadataKey)
    .where('value', '=', deletedAt)
    .execute();
  return undefined;
}
