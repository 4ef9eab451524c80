import { sql, type Kysely } from 'kysely';
import { countEditDueAt, type CountChangeStore } from '../core/message/count-changes.ts';
import type { PaperId } from '../core/paper/paper.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { canonicalIds } from './papers/paper-redirects.ts';
import { isInShareOrLate } from './snowflake-share-sql.ts';

/** The tables with a row for each paper of a server that has what messages show a count of. */
const COUNTED_TABLES = ['vote_origins', 'discussions'] as const;

/** Creates the store of the messages whose counts changed, over an open database or a transaction. */
export function createCountChangeStore(db: Kysely<Schema>): CountChangeStore {
  async function setDueAt(messageId: string, dueAt: number | null): Promise<void> {
    await db
      .updateTable('count_changes')
      .set({ due_at: dueAt })
      .where('message_id', '=', messageId)
      .execute();
  }

  return {
    mark: (guildId, paperIds, at) => inTransaction(db, tx => markCounts(tx, guildId, paperIds, at)),

    pressed: (messageId, at) =>
      inTransaction(db, async tx => {
        const post = await posts(tx)
          .where('posted_messages.message_id', '=', messageId)
          .where('guild_id', 'is not', null)
          .executeTakeFirst();
        if (!post) return;
        const dueAt = countEditDueAt({ ...timesOf(post), changedAt: at, wasPressed: true });
        await setDue(tx, post.message_id, dueAt);
      }),

    async due({ now, guilds, limit }) {
      return await db
        .selectFrom('count_changes')
        .innerJoin('posted_messages', 'posted_messages.message_id', 'count_changes.message_id')
        .select(['count_changes.message_id as messageId', 'changes'])
        .where('due_at', '<=', now)
        .where(isInShareOrLate({ id: 'guild_id', dueAt: 'due_at' }, guilds, now))
        .orderBy('due_at')
        .limit(limit)
        .execute();
    },

    async nextDueAt() {
      const row = await db
        .selectFrom('count_changes')
        .select('due_at')
        .where('due_at', 'is not', null)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at ?? undefined;
    },

    async settle({ messageId, changes, postedAt }, at) {
      const nextDueAt = countEditDueAt({ postedAt, editedAt: at, changedAt: at });
      await sql`UPDATE count_changes SET edited_at = ${at},
          due_at = CASE WHEN changes = ${changes} THEN NULL ELSE CAST(${nextDueAt} AS bigint) END
        WHERE message_id = ${messageId}`.execute(db);
    },

    async holdBack(messageId, until) {
      await db
        .updateTable('count_changes')
        .set({ due_at: until, not_before: until })
        .where('message_id', '=', messageId)
        .execute();
    },

    postpone: (messageId, dueAt) => setDueAt(messageId, dueAt),
    forget: messageId => setDueAt(messageId, null),
  };
}

/** Marks the messages of a server that show some papers, as `CountChangeStore.mark`. Must run in a transaction. */
export async function markCounts(
  tx: Kysely<Schema>,
  guildId: string,
  paperIds: readonly PaperId[],
  at: number,
): Promise<void> {
  if (paperIds.length === 0) return;
  // Not all posts of the server are read by their index.
  const guild = dialectOf(tx).unindexed<string | null>('guild_id');
  const found = await posts(tx)
    .where(guild, '=', guildId)
    .where('is_deleted', '=', 0)
    .where('posted_messages.message_id', 'in', eb =>
      eb.selectFrom('posted_papers').select('message_id').where('paper_id', 'in', canonicalIds(tx, paperIds)),
    )
    .execute();
  for (const post of found) {
    await setDue(tx, post.message_id, countEditDueAt({ ...timesOf(post), changedAt: at }));
  }
}

/** Marks a message that was just posted if its papers have votes or a discussion in its server. */
export async function markCountedPost(
  db: Kysely<Schema>,
  messageId: string,
  postedAt: number,
): Promise<void> {
  const counted = await db
    .selectFrom('posted_messages')
    .innerJoin('posted_papers', 'posted_papers.message_id', 'posted_messages.message_id')
    .select('posted_messages.message_id')
    .where('posted_messages.message_id', '=', messageId)
    .where(eb =>
      eb.or(
        COUNTED_TABLES.map(table =>
          eb.exists(
            eb
              .selectFrom(table)
              .select('paper_id')
              .whereRef('guild_id', '=', 'posted_messages.guild_id')
              .whereRef('paper_id', '=', 'posted_papers.paper_id'),
          ),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  if (counted) await setDue(db, messageId, countEditDueAt({ postedAt, editedAt: null, changedAt: postedAt }));
}

/**
 * Marks the messages that show either of two papers which turn out to be the same, before what is counted is moved, where one of
 * them has votes or a discussion: the counts of both are one from then on. Must run in a transaction.
 */
export async function markCountsOfMerged(
  tx: Kysely<Schema>,
  paperIds: readonly [PaperId, PaperId],
): Promise<void> {
  const guildsWith = (table: (typeof COUNTED_TABLES)[number]) =>
    tx.selectFrom(table).select('guild_id').where('paper_id', 'in', paperIds);
  const [first, second] = COUNTED_TABLES;
  const guilds = await guildsWith(first).union(guildsWith(second)).execute();
  // Whenever it was merged, the counts on its messages are due.
  for (const { guild_id: guildId } of guilds) await markCounts(tx, guildId, paperIds, 0);
}

/** Marks the messages that show papers for which a user voted, before these votes are deleted. Must run in a transaction. */
export async function markCountsOfVoter(tx: Kysely<Schema>, userId: string, at: number): Promise<void> {
  const rows = await tx
    .selectFrom('vote_origins')
    .select(['guild_id', 'paper_id'])
    .distinct()
    .where('user_id', '=', userId)
    .execute();
  const papersOf = new Map<string, PaperId[]>();
  for (const { guild_id: guildId, paper_id: paperId } of rows)
    papersOf.set(guildId, [...(papersOf.get(guildId) ?? []), paperId]);
  for (const [guildId, paperIds] of papersOf) await markCounts(tx, guildId, paperIds, at);
}

/** Selects posted messages with what is known of the changes of their counts. */
function posts(db: Kysely<Schema>) {
  return db
    .selectFrom('posted_messages')
    .leftJoin('count_changes', 'count_changes.message_id', 'posted_messages.message_id')
    .select(['posted_messages.message_id', 'posted_at', 'due_at', 'edited_at', 'not_before']);
}

function timesOf(post: {
  readonly posted_at: number;
  readonly edited_at: number | null;
  readonly due_at: number | null;
  readonly not_before: number | null;
}) {
  return {
    postedAt: post.posted_at,
    editedAt: post.edited_at,
    plannedAt: post.due_at,
    notBefore: post.not_before,
  };
}

/** Counts one more change of a message, and sets when it is to be edited. */
async function setDue(tx: Kysely<Schema>, messageId: string, dueAt: number): Promise<void> {
  await tx
    .insertInto('count_changes')
    .values({ message_id: messageId, changes: 1, due_at: dueAt })
    .onConflict(conflict =>
      conflict
        .column('message_id')
        .doUpdateSet(eb => ({ due_at: dueAt, changes: eb('count_changes.changes', '+', 1) })),
    )
    .execute();
}
