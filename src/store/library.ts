import type { Kysely } from 'kysely';
import type { LibraryStore, SaveOrigin } from '../core/library/library.ts';
import { canonicalId, canonicalIds, toExistingIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of saved papers, over an open database or a transaction. */
export function createLibraryStore(db: Kysely<Schema>): LibraryStore {
  const saved = (userId: string) => db.selectFrom('save_origins').where('user_id', '=', userId);

  return {
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
          })),
        )
        .onConflict(conflict => conflict.doNothing())
        .returning('paper_id')
        .execute();
      return added.map(row => row.paper_id);
    },

    async removeOrigin(userId, paperIds, origin) {
      const { message_id, emoji } = originKey(origin);
      await db
        .deleteFrom('save_origins')
        .where('user_id', '=', userId)
        .where('paper_id', 'in', canonicalIds(paperIds))
        .where('message_id', '=', message_id)
        .where('emoji', '=', emoji)
        .execute();
    },

    async unsave(userId, paperId) {
      const { numDeletedRows } = await db
        .deleteFrom('save_origins')
        .where('user_id', '=', userId)
        .where('paper_id', '=', canonicalId(paperId))
        .executeTakeFirst();
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

function originKey(origin: SaveOrigin): { message_id: string; emoji: string } {
  return origin.kind === 'explicit'
    ? { message_id: '', emoji: '' }
    : { message_id: origin.messageId, emoji: origin.emoji };
}
