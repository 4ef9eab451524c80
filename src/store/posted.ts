import type { Kysely } from 'kysely';
import type { PostedMessage, PostedStore } from '../core/posted.ts';
import type { Schema } from './schema.ts';

/** Posted messages and their papers over an open database, or over a transaction of it. */
export function openPostedStore(db: Kysely<Schema>): PostedStore {
  return {
    async remember({ messageId, channelId, kind, paperIds, postedAt }) {
      await db
        .insertInto('posted_messages')
        .values({ message_id: messageId, channel_id: channelId, kind, posted_at: postedAt })
        .onConflict(conflict => conflict.doNothing())
        .execute();
      if (paperIds.length === 0) return;
      await db
        .insertInto('posted_papers')
        .values(paperIds.map((paper_id, position) => ({ message_id: messageId, position, paper_id })))
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },

    async get(messageId) {
      const message = await db
        .selectFrom('posted_messages')
        .selectAll()
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      if (!message) return undefined;
      const papers = await db
        .selectFrom('posted_papers')
        .select('paper_id')
        .where('message_id', '=', messageId)
        .orderBy('position')
        .execute();
      return {
        messageId,
        channelId: message.channel_id,
        kind: readKind(message.kind),
        paperIds: papers.map(row => row.paper_id),
        postedAt: message.posted_at,
      };
    },
  };
}

function readKind(text: string): PostedMessage['kind'] {
  return text === 'digest' ? 'digest' : 'card';
}
