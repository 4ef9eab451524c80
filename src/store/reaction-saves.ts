import { expressionBuilder, type Kysely } from 'kysely';
import type { KnownReaction, ReactionFilter, ReactionSaveStore } from '../core/library/reaction-saves.ts';
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
      const voted = await db
        .selectFrom('vote_origins')
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
      for (const row of [...saved, ...voted, ...unsaved.map(each => ({ ...each, is_cleared: 0 }))]) {
        const { user_id: userId, emoji } = row;
        known.set(`${userId} ${emoji}`, { userId, emoji, isCleared: row.is_cleared === 1 });
      }
      return [...known.values()];
    },

    async markCleared(messageId, which = {}) {
      const areCleared = reactionsOn(messageId, which);
      await db.updateTable('save_origins').set({ is_cleared: 1 }).where(areCleared).execute();
      await db.updateTable('vote_origins').set({ is_cleared: 1 }).where(areCleared).execute();
      await db.deleteFrom('unsaved_reactions').where(areCleared).execute();
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

/** Returns the condition for some of the reactions on a message, in all tables. */
function reactionsOn(messageId: string, { emoji, userIds }: ReactionFilter) {
  const eb = expressionBuilder<Schema, 'unsaved_reactions'>();
  return eb.and([
    eb('message_id', '=', messageId),
    ...(emoji === undefined ? [] : [eb('emoji', '=', emoji)]),
    ...(userIds === undefined ? [] : [eb('user_id', 'in', userIds)]),
  ]);
}
