import type { Kysely } from 'kysely';
import type { LibraryStore, SavedFrom, SaveOrigin } from '../core/library/library.ts';
import { canonicalId, canonicalIds, toExistingIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

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
        // A reaction that was cleared is on its message again.
        .onConflict(conflict => conflict.doUpdateSet({ is_cleared: 0 }).where('is_cleared', '=', 1))
        .returning('paper_id')
        .execute();
      await forgetUnsavedReaction(userId, originKey(origin));
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
      await forgetUnsavedReaction(userId, { message_id, emoji });
    },

    async unsave(userId, paperId) {
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
          'guild_id',
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

/** The columns that name an origin. */
interface OriginKey {
  readonly message_id: string;
  readonly emoji: string;
}

const EXPLICIT: OriginKey = { message_id: '', emoji: '' };

function originKey(origin: SaveOrigin): OriginKey {
  return origin.kind === 'explicit' ? EXPLICIT : { message_id: origin.messageId, emoji: origin.emoji };
}

function toOrigin({ message_id, emoji }: OriginKey): SaveOrigin {
  if (message_id === EXPLICIT.message_id) return { kind: 'explicit' };
  return { kind: 'reaction', messageId: message_id, emoji };
}

/** Returns the message of an origin, if it is known. */
function toPost(row: {
  readonly message_id: string;
  readonly channel_id: string | null;
  readonly guild_id: string | null;
  readonly is_deleted: number | null;
}): Pick<SavedFrom, 'post'> {
  const { message_id: messageId, channel_id: channelId, guild_id: guildId } = row;
  return channelId === null
    ? {}
    : { post: { messageId, channelId, guildId, isDeleted: row.is_deleted === 1 } };
}
