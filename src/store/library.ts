import type { Kysely } from 'kysely';
import type { LibraryStore } from '../core/library/library.ts';
import type { Schema } from './database/schema.ts';
import { createLibraryEntries } from './library/library-entries.ts';
import { createLibraryItems } from './library/library-items.ts';
import { toOrigin, toPost } from './library/origin-key.ts';
import { createPublicSavers } from './library/public-savers.ts';
import { createRemovedSaves } from './library/removed-saves.ts';
import { createSaveChanges } from './library/save-changes.ts';
import { createServerSavers } from './library/server-savers.ts';
import { canonicalId, canonicalIds } from './papers/paper-redirects.ts';

/** Creates the store of saved papers, over an open database or a transaction. */
export function createLibraryStore(db: Kysely<Schema>): LibraryStore {
  const saved = (userId: string) => db.selectFrom('save_origins').where('user_id', '=', userId);

  return {
    ...createLibraryEntries(db),
    ...createLibraryItems(db),
    ...createPublicSavers(db),
    ...createRemovedSaves(db),
    ...createSaveChanges(db),
    ...createServerSavers(db),

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
        .where('paper_id', 'in', canonicalIds(db, paperIds))
        .select([
          'paper_id',
          'saved_at',
          'save_origins.message_id as message_id',
          'emoji',
          'channel_id',
          'posted_messages.guild_id as guild_id',
          'is_deleted',
          'is_imported',
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
