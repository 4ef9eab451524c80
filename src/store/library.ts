import type { Kysely } from 'kysely';
import type { LibraryStore } from '../core/library/library.ts';
import type { Schema } from './database/schema.ts';
import { createLibraryEntries } from './library/library-entries.ts';
import { createLibraryItems, deleteUnsavedItems } from './library/library-items.ts';
import { EXPLICIT, originKey, toOrigin, toPost, type OriginKey } from './library/origin-key.ts';
import { createPublicSavers } from './library/public-savers.ts';
import { createRemovedSaves, keepRemovedSaves, restoreItems } from './library/removed-saves.ts';
import { canonicalId, canonicalIds, toExistingIds } from './papers/paper-redirects.ts';

/** Creates the store of saved papers, over an open database or a transaction. */
export function createLibraryStore(db: Kysely<Schema>): LibraryStore {
  const saved = (userId: string) => db.selectFrom('save_origins').where('user_id', '=', userId);

  /** Deletes what is remembered of a reaction whose papers were taken out of the library. */
  async function forgetUnsavedReaction(userId: string, { message_id, emoji }: OriginKey): Promise<void> {
    if (message_id === EXPLICIT.message_id) return;
    await db
      .deleteFrom('unsaved_reactions')
      .where('message_id', '=', message_id)
      .where('user_id', '=', userId)
      .where('emoji', '=', emoji)
      .execute();
  }

  return {
    ...createLibraryEntries(db),
    ...createLibraryItems(db),
    ...createPublicSavers(db),
    ...createRemovedSaves(db),

    async save(userId, paperIds, origin, at) {
      const existing = (await toExistingIds(db, paperIds)).filter(id => id !== undefined);
      if (existing.length === 0) return [];
      const added = await db
        .insertInto('save_origins')
        .values(
          existing.map(id => ({
            user_id: userId,
            paper_id: id,
            ...originKey(origin),
            saved_at: at,
            guild_id: origin.kind === 'explicit' ? (origin.guildId ?? null) : null,
          })),
        )
        // A reaction that was cleared is on its message again.
        .onConflict(conflict => conflict.doUpdateSet({ is_cleared: 0 }).where('is_cleared', '=', 1))
        .returning('paper_id')
        .execute();
      await forgetUnsavedReaction(userId, originKey(origin));
      await restoreItems(db, userId, existing, at);
      return added.map(row => row.paper_id);
    },

    async removeOrigin(userId, paperIds, origin, at) {
      const { message_id, emoji } = originKey(origin);
      await keepRemovedSaves(db, userId, paperIds, at, { message_id, emoji });
      await db
        .deleteFrom('save_origins')
        .where('user_id', '=', userId)
        .where('paper_id', 'in', canonicalIds(paperIds))
        .where('message_id', '=', message_id)
        .where('emoji', '=', emoji)
        .execute();
      await deleteUnsavedItems(db, userId, paperIds);
      await forgetUnsavedReaction(userId, { message_id, emoji });
    },

    async unsave(userId, paperId, at) {
      await keepRemovedSaves(db, userId, [paperId], at);
      await db
        .insertInto('unsaved_reactions')
        .columns(['message_id', 'user_id', 'emoji'])
        .expression(
          saved(userId)
            .select(['message_id', 'user_id', 'emoji'])
            .where('paper_id', '=', canonicalId(paperId))
            .where('message_id', '<>', EXPLICIT.message_id)
            .where('is_cleared', '=', 0),
        )
        .onConflict(conflict => conflict.doNothing())
        .execute();
      const { numDeletedRows } = await db
        .deleteFrom('save_origins')
        .where('user_id', '=', userId)
        .where('paper_id', '=', canonicalId(paperId))
        .executeTakeFirst();
      await deleteUnsavedItems(db, userId, [paperId]);
      return numDeletedRows > 0n;
    },

    async isSaved(userId, paperId) {
      const row = await saved(userId)
        .select('paper_id')
        .where('paper_id', '=', canonicalId(paperId))
        .executeTakeFirst();
      return row !== undefined;
    },

    async list(userId, { offset, limit }) {
      const rows = await saved(userId)
        .select(eb => ['paper_id', eb.fn.min<number>('saved_at').as('saved_at')])
        .groupBy('paper_id')
        .orderBy('saved_at', 'desc')
        .orderBy('paper_id', 'desc')
        .offset(offset)
        .limit(limit)
        .execute();
      return rows.map(row => ({ paperId: row.paper_id, savedAt: row.saved_at }));
    },

    async origins(userId, paperIds) {
      const rows = await saved(userId)
        .leftJoin('posted_messages', 'posted_messages.message_id', 'save_origins.message_id')
        .where('paper_id', 'in', canonicalIds(paperIds))
        .select([
          'paper_id',
          'saved_at',
          'save_origins.message_id as message_id',
          'emoji',
          'channel_id',
          'posted_messages.guild_id as guild_id',
          'is_deleted',
        ])
        .orderBy('saved_at')
        .execute();
      return rows.map(row => ({
        paperId: row.paper_id,
        savedAt: row.saved_at,
        origin: toOrigin(row),
        ...toPost(row),
      }));
    },

    async count(userId) {
      const { n } = await saved(userId)
        .select(eb => eb.fn.count<number>('paper_id').distinct().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },

    async countSavers(paperId) {
      const { n } = await db
        .selectFrom('save_origins')
        .where('paper_id', '=', canonicalId(paperId))
        .select(eb => eb.fn.count<number>('user_id').distinct().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },
  };
}
