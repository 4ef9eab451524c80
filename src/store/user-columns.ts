import { sql, type RawBuilder } from 'kysely';

/** Columns with the id of a user whose rows are about that user alone. */
export const DELETED_BY_USER = [
  ['save_origins', 'user_id'],
  ['library_items', 'user_id'],
  ['library_tags', 'user_id'],
  ['removed_saves', 'user_id'],
  ['vote_origins', 'user_id'],
  ['dismissed_papers', 'user_id'],
  ['server_submissions', 'submitted_by'],
  ['club_votes', 'user_id'],
  ['library_imports', 'user_id'],
  ['unsaved_reactions', 'user_id'],
  ['unmatched_reactions', 'user_id'],
  ['result_lists', 'user_id'],
  ['user_settings', 'user_id'],
  ['watches', 'user_id'],
  ['watch_finds', 'user_id'],
  ['subscriptions', 'user_id'],
] as const;

/** Columns with what a user wrote in such rows, and the column with the user's id: they are emptied. */
export const EMPTIED_BY_USER = [
  ['server_submissions', 'curator_line', 'decided_by'],
  ['draft_papers', 'line', 'line_by'],
] as const;

/** Columns with the id of a user in rows about something else, which stay, and what they become. */
export const ANONYMIZED = [
  ['posted_messages', 'shared_by', 'NULL'],
  ['server_submissions', 'decided_by', 'NULL'],
  ['draft_papers', 'line_by', 'NULL'],
  ['draft_slots', 'skipped_by', 'NULL'],
  ['discussions', 'opened_by', 'NULL'],
  ['clubs', 'created_by', 'NULL'],
  ['schedules', 'created_by', "''"],
  ['schedules', 'edited_by', 'NULL'],
  ['schedules', 'paused_by', 'NULL'],
] as const;

/**
 * Returns which posted messages are in a user's direct messages, as far as deliveries name the channel: a condition, as the
 * indexes of both tables have it.
 */
export function directPosts(userId: string): RawBuilder<boolean> {
  return sql`(guild_id IS NULL AND channel_id IN (
    SELECT channel_id FROM deliveries WHERE target_kind = 'dm' AND target_id = ${userId}))`;
}
