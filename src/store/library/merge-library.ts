import { sql, type Kysely } from 'kysely';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';
import { joinItem, readItem } from './library-items.ts';

/**
 * Moves saves, and what users attached to them, from a paper to the one that it turned out to be. Must run in a transaction;
 * rows of the merged paper that remain are deleted with it.
 */
export async function moveLibrary(db: Kysely<Schema>, merged: PaperId, kept: PaperId): Promise<void> {
  const statements = [
    // Saved from both by the same button or reaction: the earlier time counts.
    sql`INSERT INTO save_origins (user_id, paper_id, message_id, emoji, saved_at, is_cleared, guild_id, is_imported)
      SELECT user_id, ${kept}, message_id, emoji, saved_at, is_cleared, guild_id, is_imported
      FROM save_origins WHERE paper_id = ${merged}
      ON CONFLICT (user_id, paper_id, message_id, emoji) DO UPDATE SET saved_at = excluded.saved_at, is_imported = excluded.is_imported
        WHERE excluded.saved_at < save_origins.saved_at`,
    // Both removed: the later removal can be undone.
    sql`INSERT INTO removed_saves (user_id, paper_id, removed_at, origins, status, note, changed_at, tags)
      SELECT user_id, ${kept}, removed_at, origins, status, note, changed_at, tags
      FROM removed_saves WHERE paper_id = ${merged}
      ON CONFLICT (user_id, paper_id) DO UPDATE SET removed_at = excluded.removed_at, origins = excluded.origins, status = excluded.status,
        note = excluded.note, changed_at = excluded.changed_at, tags = excluded.tags
        WHERE excluded.removed_at > removed_saves.removed_at`,
  ];
  for (const statement of statements) await statement.execute(db);
  const users = await db
    .selectFrom('library_items')
    .select('user_id')
    .where('paper_id', '=', merged)
    .execute();
  for (const { user_id: userId } of users) {
    const item = await readItem(db, userId, merged);
    if (item) await joinItem(db, userId, kept, item);
  }
}
