import { sql, type Kysely } from 'kysely';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';

/**
 * Moves everything attached to a paper to another one, removes the paper and redirects its id. The fields of the paper are
 * ignored. Ids in JSON columns are redirected when they are read. Must run in a transaction.
 */
export async function mergeInto(
  db: Kysely<Schema>,
  merged: PaperId,
  kept: PaperId,
  rev: number,
): Promise<void> {
  const statements = [
    // Saved from both by the same button or reaction: the earlier time counts.
    sql`INSERT INTO save_origins (user_id, paper_id, message_id, emoji, saved_at, is_cleared)
      SELECT user_id, ${kept}, message_id, emoji, saved_at, is_cleared FROM save_origins WHERE paper_id = ${merged}
      ON CONFLICT DO UPDATE SET saved_at = min(saved_at, excluded.saved_at)`,
    // Posted by the same delivery: the later time counts.
    sql`INSERT INTO channel_papers (channel_id, paper_id, delivery_id, given_at)
      SELECT channel_id, ${kept}, delivery_id, given_at FROM channel_papers WHERE paper_id = ${merged}
      ON CONFLICT DO UPDATE SET given_at = max(given_at, excluded.given_at)`,
    // Positions in a message stay: number 3 of a digest remains the third paper, even if it is now the same as the first.
    sql`UPDATE posted_papers SET paper_id = ${kept} WHERE paper_id = ${merged}`,
    sql`INSERT INTO listings (day, paper_id) SELECT day, ${kept} FROM listings WHERE paper_id = ${merged}
      ON CONFLICT DO NOTHING`,
    sql`INSERT INTO other_titles (title_key, paper_id, title)
      SELECT title_key, ${kept}, title FROM other_titles WHERE paper_id = ${merged}
      ON CONFLICT DO NOTHING`,
    sql`UPDATE other_own_ids SET paper_id = ${kept} WHERE paper_id = ${merged}`,
    sql`UPDATE other_dois SET paper_id = ${kept} WHERE paper_id = ${merged}`,
    sql`UPDATE read_records SET paper_id = ${kept} WHERE paper_id = ${merged}`,
    sql`UPDATE gone_papers SET paper_id = ${kept} WHERE paper_id = ${merged}`,
    // Cascades to the rows that were copied above.
    sql`DELETE FROM papers WHERE id = ${merged}`,
    sql`INSERT INTO gone_papers (id, paper_id, rev) VALUES (${merged}, ${kept}, ${rev})`,
  ];
  for (const statement of statements) await statement.execute(db);
}
