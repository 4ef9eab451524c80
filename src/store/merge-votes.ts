import { sql, type Kysely } from 'kysely';
import type { PaperId } from '../core/paper/paper.ts';
import { markCountsOfMerged } from './count-changes.ts';
import type { Schema } from './database/schema.ts';

/** Moves votes from a paper to the one that it turned out to be: of two by the same button or reaction the earlier counts. */
export async function moveVotes(db: Kysely<Schema>, merged: PaperId, kept: PaperId): Promise<void> {
  await sql`INSERT INTO vote_origins (guild_id, user_id, paper_id, message_id, emoji, voted_at, is_cleared)
    SELECT guild_id, user_id, ${kept}, message_id, emoji, voted_at, is_cleared
    FROM vote_origins WHERE paper_id = ${merged}
    ON CONFLICT (guild_id, paper_id, user_id, message_id, emoji) DO UPDATE SET voted_at = excluded.voted_at
      WHERE excluded.voted_at < vote_origins.voted_at`.execute(db);
  await markCountsOfMerged(db, [kept, merged]);
}
