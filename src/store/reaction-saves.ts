import type { Kysely } from 'kysely';
import type { KnownReaction, ReactionSaveStore } from '../core/library/reaction-saves.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of the reactions behind saves, over an open database or a transaction. */
export function createReactionSaveStore(db: Kysely<Schema>): ReactionSaveStore {
  return {
    async onMessage(messageId) {
      const saved = await db
        .selectFrom('save_origins')
        .where('message_id', '=', messageId)
        .groupBy(['user_id', 'emoji'])
        .select(eb => ['user_id', 'emoji', eb.fn.min<number>('is_cleared').as('is_cleared')])
        .execute();
      const unsaved = await db
        .selectFrom('unsaved_reactions')
        .where('message_id', '=', messageId)
        .select(['user_id', 'emoji'])
        .execute();
      const known = new Map<string, KnownReaction>();
      for (const row of [...saved, ...unsaved.map(each => ({ ...each, is_cleared: 0 }))]) {
        const { user_id: userId, emoji } = row;
        known.set(`${userId} ${emoji}`, { userId, emoji, isCleared: row.is_cleared === 1 });
      }
      return [...known.values()];
    },

    async markCleared(messageId, { emoji, userIds } = {}) {
      await db
        .updateTable('save_origins')
        .set({ is_cleared: 1 })
        .where('message_id', '=', messageId)
        .$if(emoji !== undefined, query => query.where('emoji', '=', emoji ?? ''))
        .$if(userIds !== undefined, query => query.where('user_id', 'in', userIds ?? []))
        .execute();
      await db
        .deleteFrom('unsaved_reactions')
        .where('message_id', '=', messageId)
        .$if(emoji !== undefined, query => query.where('emoji', '=', emoji ?? ''))
        .$if(userIds !== undefined, query => query.where('user_id', 'in', userIds ?? []))
        .execute();
    },

    async forgetUnsaved(postedBefore) {
      await db
        .deleteFrom('unsaved_reactions')
        .where('message_id', 'not in', eb =>
          eb.selectFrom('posted_messages').select('message_id').where('posted_at', '>=', postedBefore),
        )
        .execute();
    },
  };
}
