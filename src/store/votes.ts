import type { Kysely } from 'kysely';
import type { Votes } from '../core/vote/votes.ts';
import { markCounts } from './count-changes.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { EXPLICIT, originKey } from './library/origin-key.ts';
import { forgetUnsavedReaction } from './library/save-changes.ts';
import { canonicalId, canonicalIds, toCanonicalIds, toExistingIds } from './papers/paper-redirects.ts';

/** Creates the store of votes, over an open database or a transaction. */
export function createVotes(db: Kysely<Schema>): Votes {
  return {
    vote: (...args) => inTransaction(db, tx => vote(tx, ...args)),
    removeOrigin: (...args) => inTransaction(db, tx => removeOrigin(tx, ...args)),
    unvote: (...args) => inTransaction(db, tx => unvote(tx, ...args)),

    async ignoreReaction(userId, { messageId, emoji }) {
      await db
        .insertInto('unsaved_reactions')
        .values({ message_id: messageId, user_id: userId, emoji })
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },

    async counts(guildId, paperIds) {
      if (paperIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('vote_origins')
        .where('guild_id', '=', guildId)
        .where('paper_id', 'in', canonicalIds(db, paperIds))
        .groupBy('paper_id')
        .select(eb => ['paper_id', eb.fn.count<number>('user_id').distinct().as('votes')])
        .execute();
      const votes = new Map(rows.map(row => [row.paper_id, row.votes]));
      const canonical = await toCanonicalIds(db, paperIds);
      return new Map(
        paperIds.flatMap((id, index) => {
          const count = votes.get(canonical[index] ?? id);
          return count === undefined ? [] : [[id, count] as const];
        }),
      );
    },

    async hasVoted(guildId, userId, paperId) {
      const row = await db
        .selectFrom('vote_origins')
        .select('paper_id')
        .where('guild_id', '=', guildId)
        .where('user_id', '=', userId)
        .where('paper_id', '=', canonicalId(paperId))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

type Change<Name extends 'vote' | 'removeOrigin' | 'unvote'> = (
  tx: Kysely<Schema>,
  ...args: Parameters<Votes[Name]>
) => ReturnType<Votes[Name]>;

const vote: Change<'vote'> = async (tx, { guildId, userId, paperIds, origin }, at) => {
  const ids = await toExistingIds(tx, paperIds);
  const existing = [...new Set(ids)].filter(id => id !== undefined);
  if (existing.length === 0) return [];
  const key = originKey(origin);
  const added = await tx
    .insertInto('vote_origins')
    .values(existing.map(id => ({ guild_id: guildId, user_id: userId, paper_id: id, ...key, voted_at: at })))
    // A reaction that was cleared is on its message again.
    .onConflict(conflict =>
      conflict
        .columns(['guild_id', 'paper_id', 'user_id', 'message_id', 'emoji'])
        .doUpdateSet({ is_cleared: 0 })
        .where('vote_origins.is_cleared', '=', 1),
    )
    .returning('paper_id')
    .execute();
  await forgetUnsavedReaction(tx, userId, key);
  const addedIds = added.map(row => row.paper_id);
  await markCounts(tx, guildId, addedIds, at);
  return addedIds;
};

const removeOrigin: Change<'removeOrigin'> = async (tx, { guildId, userId, paperIds, origin }, at) => {
  const key = originKey(origin);
  const removed = await tx
    .deleteFrom('vote_origins')
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .where('paper_id', 'in', canonicalIds(tx, paperIds))
    .where('message_id', '=', key.message_id)
    .where('emoji', '=', key.emoji)
    .returning('paper_id')
    .execute();
  await forgetUnsavedReaction(tx, userId, key);
  await markCounts(
    tx,
    guildId,
    removed.map(row => row.paper_id),
    at,
  );
};

const unvote: Change<'unvote'> = async (tx, { guildId, userId, paperId }, at) => {
  const own = await tx
    .deleteFrom('vote_origins')
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .where('paper_id', '=', canonicalId(paperId))
    .returning(['message_id', 'emoji', 'is_cleared'])
    .execute();
  const reactions = own.filter(row => row.message_id !== EXPLICIT.message_id && row.is_cleared === 0);
  if (reactions.length > 0) {
    await tx
      .insertInto('unsaved_reactions')
      .values(reactions.map(({ message_id, emoji }) => ({ message_id, user_id: userId, emoji })))
      .onConflict(conflict => conflict.doNothing())
      .execute();
  }
  if (own.length > 0) await markCounts(tx, guildId, [paperId], at);
  return own.length > 0;
};
