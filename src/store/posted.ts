import type { Kysely, Selectable } from 'kysely';
import {
  REMOVED_PAPER,
  type PostedMessage,
  type PostedStore,
  type ReactablePost,
} from '../core/message/posted.ts';
import { SAVE_EMOJI, VOTE_EMOJI } from '../core/message/reaction.ts';
import { markCountedPost } from './count-changes.ts';
import { canonicalId, toExistingIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';

/** Creates the store of posted messages and their papers, over an open database or a transaction. */
export function createPostedStore(db: Kysely<Schema>): PostedStore {
  async function withPapers(message: Selectable<Schema['posted_messages']>): Promise<PostedMessage> {
    const papers = await db
      .selectFrom('posted_papers')
      .select(['paper_id', 'position'])
      .where('message_id', '=', message.message_id)
      .orderBy('position')
      .execute();
    return {
      messageId: message.message_id,
      channelId: message.channel_id,
      guildId: message.guild_id,
      kind: readKind(message.kind),
      paperIds: byPosition(papers),
      postedAt: message.posted_at,
      ...(message.shared_by === null ? {} : { sharedBy: message.shared_by }),
      ...readPostedFor(message.posted_for),
      ...readReactionEmoji(message),
    };
  }

  return {
    async remember({
      messageId,
      channelId,
      guildId,
      kind,
      paperIds,
      postedAt,
      sharedBy,
      postedFor,
      reactionEmoji,
    }) {
      const settings = db.selectFrom('server_settings').where('guild_id', '=', guildId);
      await db
        .insertInto('posted_messages')
        .values({
          message_id: messageId,
          channel_id: channelId,
          guild_id: guildId,
          kind,
          posted_at: postedAt,
          shared_by: sharedBy ?? null,
          posted_for: postedFor ?? null,
          save_emoji: reactionEmoji?.saveEmoji ?? settings.select('save_emoji'),
          vote_emoji: reactionEmoji?.voteEmoji ?? settings.select('vote_emoji'),
        })
        .onConflict(conflict => conflict.doNothing())
        .execute();
      const existing = await toExistingIds(db, paperIds);
      const rows = existing.flatMap((id, position) =>
        id === undefined ? [] : [{ message_id: messageId, position, paper_id: id }],
      );
      if (rows.length === 0) return;
      await db
        .insertInto('posted_papers')
        .values(rows)
        .onConflict(conflict => conflict.doNothing())
        .execute();
      if (guildId !== null) await markCountedPost(db, messageId, postedAt);
    },

    async get(messageId) {
      const message = await db
        .selectFrom('posted_messages')
        .selectAll()
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      return message && withPapers(message);
    },

    async showing(paperId, { guildId, channelId }, limit) {
      // A message of this channel belongs to its server, even if the server was not recorded.
      const messages = await db
        .selectFrom('posted_messages')
        .selectAll()
        .where('message_id', 'in', eb =>
          eb.selectFrom('posted_papers').select('message_id').where('paper_id', '=', canonicalId(paperId)),
        )
        .where(eb => {
          const inChannel = eb('channel_id', '=', channelId);
          if (guildId === null) return inChannel;
          // Not all posts of the server are read by their index.
          const guild = dialectOf(db).unindexed<string | null>('guild_id');
          return eb.or([eb(guild, '=', guildId), eb.and([eb(guild, 'is', null), inChannel])]);
        })
        .where('is_deleted', '=', 0)
        .orderBy('posted_at', 'desc')
        .orderBy('message_id', 'desc')
        .limit(limit)
        .execute();
      const found: PostedMessage[] = [];
      for (const message of messages) found.push(await withPapers(message));
      return found;
    },

    async recent({ since, after, limit }) {
      const messages = await db
        .selectFrom('posted_messages')
        .selectAll()
        .where('is_deleted', '=', 0)
        .where('posted_at', '>=', since)
        .$if(after !== undefined, query =>
          query.where(eb =>
            eb(
              eb.refTuple('posted_at', 'message_id'),
              '<',
              eb.tuple(after?.postedAt ?? 0, after?.messageId ?? ''),
            ),
          ),
        )
        .orderBy('posted_at', 'desc')
        .orderBy('message_id', 'desc')
        .limit(limit)
        .execute();
      const found: ReactablePost[] = [];
      for (const message of messages) {
        found.push({ ...(await withPapers(message)), hasOwnReaction: message.has_own_reaction === 1 });
      }
      return found;
    },

    async recentPapers(guildId, limit) {
      const rows = await db
        .selectFrom(
          db
            .selectFrom('posted_messages')
            .select(['message_id', 'posted_at'])
            .where('guild_id', '=', guildId)
            .orderBy('posted_at', 'desc')
            .orderBy('message_id', 'desc')
            // Each has at least one.
            .limit(limit)
            .as('newest'),
        )
        .innerJoin('posted_papers', 'posted_papers.message_id', 'newest.message_id')
        .groupBy('paper_id')
        .select('paper_id')
        .orderBy(eb => eb.fn.max('posted_at'), 'desc')
        .orderBy('paper_id')
        .limit(limit)
        .execute();
      return rows.map(row => row.paper_id);
    },

    async setOwnReaction(messageId, hasOwnReaction) {
      await db
        .updateTable('posted_messages')
        .set({ has_own_reaction: hasOwnReaction ? 1 : 0 })
        .where('message_id', '=', messageId)
        .execute();
    },

    async markDeleted(messageId) {
      await db
        .updateTable('posted_messages')
        .set({ is_deleted: 1 })
        .where('message_id', '=', messageId)
        .execute();
    },
  };
}

function readKind(text: string): PostedMessage['kind'] {
  return text === 'digest' ? 'digest' : 'card';
}

function readPostedFor(text: string | null): Pick<PostedMessage, 'postedFor'> {
  return text === 'discussion' || text === 'club' ? { postedFor: text } : {};
}

function readReactionEmoji({
  save_emoji: saveEmoji,
  vote_emoji: voteEmoji,
}: Pick<Selectable<Schema['posted_messages']>, 'save_emoji' | 'vote_emoji'>): Pick<
  PostedMessage,
  'reactionEmoji'
> {
  if (saveEmoji === null && voteEmoji === null) return {};
  return { reactionEmoji: { saveEmoji: saveEmoji ?? SAVE_EMOJI, voteEmoji: voteEmoji ?? VOTE_EMOJI } };
}

/** Returns the papers in the order of a message; those that were removed keep their place, for the reactions on it. */
function byPosition(rows: readonly { readonly paper_id: number; readonly position: number }[]): number[] {
  const ids = Array.from({ length: (rows.at(-1)?.position ?? -1) + 1 }, () => REMOVED_PAPER);
  for (const { paper_id, position } of rows) ids[position] = paper_id;
  return ids;
}
