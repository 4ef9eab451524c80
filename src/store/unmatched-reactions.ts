import { sql, type Kysely } from 'kysely';
import * as z from 'zod';
import type { UnmatchedReactionStore } from '../core/message/unmatched-reactions.ts';
import type { Schema } from './database/schema.ts';

const roleIdsSchema = z.array(z.string());

/** Creates the store of reactions on messages that are not known yet, over an open database or a transaction. */
export function createUnmatchedReactionStore(db: Kysely<Schema>): UnmatchedReactionStore {
  async function deleteCreatedBefore(instant: number): Promise<number> {
    const { numDeletedRows } = await db
      .deleteFrom('unmatched_reactions')
      .where('reacted_at', '<', instant)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  return {
    deleteCreatedBefore,

    async oldestCreatedAt() {
      const row = await db
        .selectFrom('unmatched_reactions')
        .select('reacted_at')
        .orderBy('reacted_at')
        .limit(1)
        .executeTakeFirst();
      return row?.reacted_at;
    },

    async keep({ messageId, userId, emoji, roleIds = [], at }, { since, maxCount }) {
      await deleteCreatedBefore(since);
      // One statement, so that reactions kept at the same time count each other.
      const { numAffectedRows = 0n } = await sql`
        INSERT INTO unmatched_reactions (message_id, user_id, emoji, role_ids, reacted_at)
        SELECT ${messageId}, ${userId}, ${emoji}, ${JSON.stringify(roleIds)}, ${at}
          WHERE (SELECT count(*) FROM unmatched_reactions) < ${maxCount}
        ON CONFLICT (message_id, user_id, emoji) DO UPDATE SET reacted_at = unmatched_reactions.reacted_at`.execute(
        db,
      );
      return numAffectedRows > 0n;
    },

    async remove({ messageId, userId, emoji }) {
      await db
        .deleteFrom('unmatched_reactions')
        .where('message_id', '=', messageId)
        .where('user_id', '=', userId)
        .where('emoji', '=', emoji)
        .execute();
    },

    async recordedMessage() {
      const row = await db
        .selectFrom('unmatched_reactions')
        .select('message_id')
        .where('message_id', 'in', eb => eb.selectFrom('posted_messages').select('message_id'))
        .limit(1)
        .executeTakeFirst();
      return row?.message_id;
    },

    async take(messageId, limit) {
      const rows = await db
        .deleteFrom('unmatched_reactions')
        .where('message_id', '=', messageId)
        .where(eb =>
          eb(
            eb.refTuple('user_id', 'emoji'),
            'in',
            eb
              .selectFrom('unmatched_reactions')
              .select(['user_id', 'emoji'])
              .where('message_id', '=', messageId)
              .orderBy('reacted_at')
              .limit(limit)
              .$asTuple('user_id', 'emoji'),
          ),
        )
        .returningAll()
        .execute();
      return rows
        .map(row => {
          const roleIds = roleIdsSchema.parse(JSON.parse(row.role_ids));
          return {
            messageId: row.message_id,
            userId: row.user_id,
            emoji: row.emoji,
            ...(roleIds.length === 0 ? {} : { roleIds }),
            at: row.reacted_at,
          };
        })
        .toSorted((a, b) => a.at - b.at);
    },
  };
}
