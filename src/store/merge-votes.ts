import { sql, type Kysely } from 'kysely';
import type { PaperId } from '../core/paper/paper.ts';
import { markCounts } from './count-changes.ts';
import type { Schema } from './database/schema.ts';

/** Moves votes from a paper to the one that it turned out to be: of two by the same button or reaction the earlier counts. */
export async function moveVotes(db: Kysely<Schema>, merged: PaperId, kept: PaperId): Promise<void> {
  await sql`INSERT INTO vote_origins (guild_id, user_id, paper_id, message_id, emoji, voted_at, is_cleared)
    SELECT guild_id, user_id, ${kept}, message_id, emoji, voted_at, is_cleared
    FROM vote_origins WHERE paper_id = ${merged}
    ON CONFLICT (guild_id, paper_id, user_id, message_id, emoji) DO UPDATE SET voted_at = excluded.voted_at
      WHERE excluded.voted_at < vote_origins.voted_at`.execute(db);
  const guilds = await db
    .selectFrom('vote_origins')
    .select('guild_id')
    .distinct()
    .where('paper_id', '=', merged)
    .execute();
  // Whenever it was merged, the counts on its messages are due.
  for (const { guild_id: guildId } of guilds) await markCounts(db, guildId, [kept, merged], 0);
}
