import { sql, type Kysely } from 'kysely';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';

/**
 * Moves everything attached to a paper to another one and removes it; its id means the other one from then on. The
 * facts of the paper are not looked at. What refers to papers in other forms (ids in JSON) is understood where it is
 * read. Must run in a transaction.
 */
export async function moveAndRemove(
  db: Kysely<Schema>,
  gone: PaperId,
  kept: PaperId,
  rev: number,
): Promise<void> {
  const statements = [
    // Saved through both, by the same button or reaction: since the first time.
    sql`INSERT INTO save_origins (user_id, paper_id, message_id, emoji, saved_at)
      SELECT user_id, ${kept}, message_id, emoji, saved_at FROM save_origins WHERE paper_id = ${gone}
      ON CONFLICT DO UPDATE SET saved_at = min(saved_at, excluded.saved_at)`,
    // Given by one delivery, at one time, where both were.
    sql`INSERT INTO channel_papers (channel_id, paper_id, delivery_id, given_at)
      SELECT channel_id, ${kept}, delivery_id, given_at FROM channel_papers WHERE paper_id = ${gone}
      ON CONFLICT DO UPDATE SET given_at = max(given_at, excluded.given_at)`,
    // Places in a message stay: the third number of a digest means the third paper, also where it is the first again.
    sql`UPDATE posted_papers SET paper_id = ${kept} WHERE paper_id = ${gone}`,
    sql`INSERT INTO listings (day, paper_id) SELECT day, ${kept} FROM listings WHERE paper_id = ${gone}
      ON CONFLICT DO NOTHING`,
    sql`INSERT INTO other_titles (title_key, paper_id, title)
      SELECT title_key, ${kept}, title FROM other_titles WHERE paper_id = ${gone}
      ON CONFLICT DO NOTHING`,
    sql`UPDATE other_own_ids SET paper_id = ${kept} WHERE paper_id = ${gone}`,
    sql`UPDATE gone_papers SET paper_id = ${kept} WHERE paper_id = ${gone}`,
    // Takes with it what was copied above.
    sql`DELETE FROM papers WHERE id = ${gone}`,
    sql`INSERT INTO gone_papers (id, paper_id, rev) VALUES (${gone}, ${kept}, ${rev})`,
  ];
  for (const statement of statements) await statement.execute(db);
}
