import { sql, type Kysely } from 'kysely';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';
import { moveLibrary } from '../library/merge-library.ts';
import { moveFinds } from '../merge-finds.ts';
import { moveVotes } from '../merge-votes.ts';

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
  await moveLibrary(db, merged, kept);
  await moveFinds(db, merged, kept);
  await moveVotes(db, merged, kept);
  const statements = [
    // Posted by the same delivery: the later time counts.
    sql`INSERT INTO channel_papers (channel_id, paper_id, delivery_id, given_at)
      SELECT channel_id, ${kept}, delivery_id, given_at FROM channel_papers WHERE paper_id = ${merged}
      ON CONFLICT (channel_id, paper_id, delivery_id) DO UPDATE SET given_at = excluded.given_at
        WHERE excluded.given_at > channel_papers.given_at`,
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
    // As new as the older of them. One that the watches know without a row is old.
    sql`INSERT INTO followed_papers (paper_id, first_rev, upvotes, seen_at)
      SELECT ${kept}, first_rev, upvotes, seen_at FROM followed_papers
      WHERE paper_id = ${merged} AND ${kept} > coalesce((SELECT max(known_id) FROM feed_cursors), 0)
      ON CONFLICT (paper_id) DO UPDATE SET first_rev = excluded.first_rev
        WHERE excluded.first_rev < followed_papers.first_rev`,
    sql`INSERT INTO subscription_papers (subscription_id, paper_id, delivery_id, sent_at)
      SELECT subscription_id, ${kept}, delivery_id, sent_at FROM subscription_papers WHERE paper_id = ${merged}
      ON CONFLICT DO NOTHING`,
    // Dismissed as either of them.
    sql`INSERT INTO dismissed_papers (user_id, paper_id, dismissed_at)
      SELECT user_id, ${kept}, dismissed_at FROM dismissed_papers WHERE paper_id = ${merged}
      ON CONFLICT DO NOTHING`,
    // Picked as either of them.
    sql`INSERT INTO paper_picks (paper_id, weight, picked_at)
      SELECT ${kept}, weight, picked_at FROM paper_picks WHERE paper_id = ${merged}
      ON CONFLICT (paper_id) DO UPDATE SET weight = paper_picks.weight + excluded.weight`,
    sql`UPDATE library_import_references SET paper_id = ${kept} WHERE paper_id = ${merged}`,
    // Only the post of the one entry is still sent.
    sql`INSERT INTO wall_entries (guild_id, paper_id, delivery_id, entered_at)
      SELECT guild_id, ${kept}, delivery_id, entered_at FROM wall_entries WHERE paper_id = ${merged}
      ON CONFLICT DO NOTHING`,
    // Discussed as both: the one with a thread stays; of two threads, the one with more messages.
    sql`DELETE FROM discussions WHERE paper_id = ${kept} AND EXISTS (SELECT 1 FROM discussions AS other
      WHERE other.paper_id = ${merged} AND other.guild_id = discussions.guild_id AND other.thread_id IS NOT NULL
        AND (discussions.thread_id IS NULL OR other.message_count > discussions.message_count))`,
    sql`UPDATE discussions SET paper_id = ${kept} WHERE paper_id = ${merged} AND NOT EXISTS (SELECT 1 FROM discussions AS other
      WHERE other.paper_id = ${kept} AND other.guild_id = discussions.guild_id)`,
    sql`INSERT INTO seen_replies (channel_id, paper_id, guild_id, replied_at)
      SELECT channel_id, ${kept}, guild_id, replied_at FROM seen_replies WHERE paper_id = ${merged}
      ON CONFLICT DO NOTHING`,
    // Submitted as both: one that is accepted stays, else one that waits for a curator, else the one of the paper that is kept.
    sql`DELETE FROM server_submissions WHERE paper_id = ${kept} AND state <> 'accepted' AND EXISTS (
      SELECT 1 FROM server_submissions AS other WHERE other.paper_id = ${merged}
        AND (other.state = 'accepted' OR (other.state = 'nominated' AND server_submissions.state <> 'nominated'))
        AND other.guild_id = server_submissions.guild_id)`,
    sql`UPDATE server_submissions SET paper_id = ${kept} WHERE paper_id = ${merged} AND NOT EXISTS (
      SELECT 1 FROM server_submissions AS other WHERE other.paper_id = ${kept}
        AND other.guild_id = server_submissions.guild_id)`,
    sql`UPDATE draft_papers SET paper_id = ${kept} WHERE paper_id = ${merged} AND NOT EXISTS (
      SELECT 1 FROM draft_papers AS other WHERE other.paper_id = ${kept} AND other.draft_id = draft_papers.draft_id)`,
    sql`UPDATE club_candidates SET paper_id = ${kept} WHERE paper_id = ${merged}`,
    // Cascades to the rows that were copied above.
    sql`DELETE FROM papers WHERE id = ${merged}`,
    sql`INSERT INTO gone_papers (id, paper_id, rev) VALUES (${merged}, ${kept}, ${rev})`,
  ];
  for (const statement of statements) await statement.execute(db);
}
