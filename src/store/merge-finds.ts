import { sql, type Kysely } from 'kysely';
import type { PaperId } from '../core/paper/paper.ts';
import type { Schema } from './database/schema.ts';
import { joinWatchIds } from './watch-find-row.ts';

/**
 * Moves what the watches have found from a paper to the one that it turned out to be: told once as either of them, with the
 * watches of both. Must run in a transaction; rows of the merged paper that remain are deleted with it.
 */
export async function moveFinds(db: Kysely<Schema>, merged: PaperId, kept: PaperId): Promise<void> {
  const both = await db
    .selectFrom('watch_finds as a')
    .innerJoin('watch_finds as b', join =>
      join.onRef('b.user_id', '=', 'a.user_id').onRef('b.channel_id', '=', 'a.channel_id'),
    )
    .where('a.paper_id', '=', merged)
    .where('b.paper_id', '=', kept)
    .select(['a.user_id', 'a.channel_id', 'a.watch_ids', 'a.due_at', 'a.told_at', 'a.delivery_id'])
    .select(['b.watch_ids as kept_ids', 'b.due_at as kept_due_at'])
    .execute();
  for (const { user_id, channel_id, told_at, delivery_id, ...row } of both)
    await db
      .updateTable('watch_finds')
      .set(eb => ({
        watch_ids: joinWatchIds(row.kept_ids, row.watch_ids),
        due_at: Math.min(row.kept_due_at, row.due_at),
        told_at: eb.fn.coalesce('told_at', eb.val(told_at)),
        delivery_id: eb.fn.coalesce('delivery_id', eb.val(delivery_id)),
      }))
      .where('user_id', '=', user_id)
      .where('channel_id', '=', channel_id)
      .where('paper_id', '=', kept)
      .execute();
  await sql`INSERT INTO watch_finds (user_id, channel_id, paper_id, watch_ids, found_at, due_at, told_at, delivery_id)
    SELECT user_id, channel_id, ${kept}, watch_ids, found_at, due_at, told_at, delivery_id
    FROM watch_finds WHERE paper_id = ${merged}
    ON CONFLICT DO NOTHING`.execute(db);
}
