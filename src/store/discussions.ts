import { sql, type Kysely, type Selectable } from 'kysely';
import * as z from 'zod';
import type { Discussion, DiscussionKey, DiscussionStore } from '../core/discussion/discussions.ts';
import type { PaperId } from '../core/paper/paper.ts';
import { prepareQuery } from './database/prepare-query.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { canonicalId, toExistingIds } from './papers/paper-redirects.ts';
import { isInShareSql } from './snowflake-share-sql.ts';

type Row = Selectable<Schema['discussions']>;

const stateSchema = z.enum(['opening', 'open', 'archived', 'locked']);

/** Returns a query for the discussions of papers in a server: parameters are the list of the papers' ids and the server. */
function discussionsOf(db: Kysely<Schema>) {
  const query = sql<Row & { readonly given_id: PaperId }>`
    SELECT given.value AS given_id, discussions.*
    FROM ${dialectOf(db).numbers([])} AS given LEFT JOIN gone_papers ON gone_papers.id = given.value
      JOIN discussions ON discussions.paper_id = coalesce(gone_papers.paper_id, given.value)
        AND discussions.guild_id = ${''}`;
  return { compile: () => query.compile(db) };
}

/** Creates the store of discussions, over an open database or a transaction. */
export function createDiscussionStore(db: Kysely<Schema>): DiscussionStore {
  const findOf = prepareQuery(db, () => discussionsOf(db));
  return {
    async of(guildId, paperIds) {
      if (paperIds.length === 0) return new Map();
      const { rows } = await findOf([dialectOf(db).listParameter(paperIds), guildId]);
      return new Map(rows.map(row => [row.given_id, toDiscussion(row)]));
    },

    async ofThread(threadId) {
      const row = await db
        .selectFrom('discussions')
        .selectAll()
        .where('thread_id', '=', threadId)
        .executeTakeFirst();
      return row && toDiscussion(row);
    },

    async add({ guildId, paperId, channelId, isForumPost, openedBy, openedAt }) {
      const [id] = await toExistingIds(db, [paperId]);
      if (id === undefined) return false;
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('discussions')
        .values({
          guild_id: guildId,
          paper_id: id,
          channel_id: channelId,
          is_forum_post: isForumPost ? 1 : 0,
          opened_by: openedBy,
          opened_at: openedAt,
          state: 'opening',
        })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows > 0n;
    },

    async setThread(key, threadId) {
      const { numUpdatedRows } = await db
        .updateTable('discussions')
        .set({ thread_id: threadId, state: 'open' })
        .where(isKey(key))
        .where('thread_id', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async threadsAmong(threadIds) {
      const rows = await db
        .selectFrom('discussions')
        .select('thread_id')
        .where('thread_id', 'in', dialectOf(db).texts(threadIds))
        .execute();
      return new Set(rows.flatMap(row => row.thread_id ?? []));
    },

    async addMessages(changes) {
      const changed: DiscussionKey[] = [];
      for (const { threadId, count, lastAt } of changes) {
        const rows = await db
          .updateTable('discussions')
          .set({
            message_count: sql<number>`CASE WHEN message_count + ${count} > 0 THEN message_count + ${count} ELSE 0 END`,
            ...(lastAt === undefined ? {} : { last_message_at: lastAt }),
          })
          .where('thread_id', '=', threadId)
          .returning(['guild_id', 'paper_id'])
          .execute();
        for (const row of rows) changed.push(toKey(row));
      }
      return changed;
    },

    async setTotalMessages(threadId, total) {
      const own = await countOwnMessages(db, threadId);
      const count = Math.max(0, total - own);
      const { numUpdatedRows } = await db
        .updateTable('discussions')
        .set({ message_count: count })
        .where('thread_id', '=', threadId)
        .where('message_count', '<>', count)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async setState(threadId, state) {
      await db.updateTable('discussions').set({ state }).where('thread_id', '=', threadId).execute();
    },

    async archivedShownSince(since, guilds) {
      const rows = await db
        .selectFrom('posted_messages as post')
        .innerJoin('posted_papers as shown', 'shown.message_id', 'post.message_id')
        .innerJoin('discussions', join =>
          join
            .onRef('discussions.guild_id', '=', 'post.guild_id')
            .onRef('discussions.paper_id', '=', 'shown.paper_id'),
        )
        .selectAll('discussions')
        .select(['post.message_id', 'post.channel_id as post_channel_id'])
        // As the index has it.
        .where(sql<boolean>`post.is_deleted = 0`)
        .where('post.posted_at', '>=', since)
        .where('post.posted_for', 'is', null)
        .where('discussions.state', '=', 'archived')
        .whereRef('post.channel_id', '<>', 'discussions.thread_id')
        .where(isInShareSql('discussions.guild_id', guilds))
        .orderBy('post.posted_at')
        .execute();
      const newest = new Map(rows.map(row => [row.thread_id, row]));
      return [...newest.values()].map(({ message_id, post_channel_id, ...row }) => ({
        discussion: toDiscussion(row),
        post: { messageId: message_id, channelId: post_channel_id },
      }));
    },

    async forgetThread(threadId) {
      const row = await db
        .deleteFrom('discussions')
        .where('thread_id', '=', threadId)
        .returning(['guild_id', 'paper_id'])
        .executeTakeFirst();
      return row && toKey(row);
    },

    async forgetUnopened(key) {
      await db.deleteFrom('discussions').where(isKey(key)).where('thread_id', 'is', null).execute();
    },

    async countOpenedBy(userId, guildId, since) {
      const { n } = await db
        .selectFrom('discussions')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('opened_by', '=', userId)
        .where('guild_id', '=', guildId)
        .where('opened_at', '>', since)
        .executeTakeFirstOrThrow();
      return n;
    },

    async page({ guilds, after = '', limit }) {
      const rows = await db
        .selectFrom('discussions')
        .selectAll()
        .where('thread_id', '>', after)
        .where(isInShareSql('guild_id', guilds))
        .orderBy('thread_id')
        .limit(limit)
        .execute();
      return rows.map(toDiscussion);
    },

    async recordReply({ channelId, guildId, paperId, at, since }) {
      const [id] = await toExistingIds(db, [paperId]);
      if (id === undefined) return false;
      await db.deleteFrom('seen_replies').where('replied_at', '<=', since).execute();
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('seen_replies')
        .values({ channel_id: channelId, guild_id: guildId, paper_id: id, replied_at: at })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows > 0n;
    },
  };
}

/** Counts the messages of the outbox in a thread, without its first one if it is a post in a forum. */
async function countOwnMessages(db: Kysely<Schema>, threadId: string): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .leftJoin('posted_messages', 'posted_messages.message_id', 'deliveries.message_id')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('deliveries.channel_id', '=', threadId)
    .where('deliveries.state', '=', 'sent')
    .where('deliveries.message_id', '<>', threadId)
    .where(eb => eb(eb.fn.coalesce('posted_messages.is_deleted', eb.lit(0)), '=', 0))
    .executeTakeFirstOrThrow();
  return count;
}

function isKey({ guildId, paperId }: DiscussionKey) {
  return sql<boolean>`guild_id = ${guildId} AND paper_id = ${canonicalId(paperId)}`;
}

const toKey = (row: Pick<Row, 'guild_id' | 'paper_id'>): DiscussionKey => ({
  guildId: row.guild_id,
  paperId: row.paper_id,
});

function toDiscussion(row: Row): Discussion {
  return {
    ...toKey(row),
    threadId: row.thread_id,
    channelId: row.channel_id,
    isForumPost: row.is_forum_post === 1,
    messageCount: row.message_count,
    lastMessageAt: row.last_message_at,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    state: stateSchema.parse(row.state),
  };
}
