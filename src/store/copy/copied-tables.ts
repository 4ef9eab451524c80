import type { MetadataKey } from '../../core/metadata.ts';
import type { Schema } from '../database/schema.ts';

/** The tables that a copy of a database has: each after those that it refers to. `processes` are those of the source. */
export const COPIED_TABLES = [
  'counters',
  'facts',
  'papers',
  'other_titles',
  'other_own_ids',
  'other_dois',
  'read_records',
  'gone_papers',
  'removed_papers',
  'listings',
  'corpus_marks',
  'save_origins',
  'library_items',
  'library_tags',
  'removed_saves',
  'vote_origins',
  'dismissed_papers',
  'paper_picks',
  'library_imports',
  'library_import_references',
  'unsaved_reactions',
  'schedules',
  'server_settings',
  'slots',
  'server_submissions',
  'draft_slots',
  'draft_papers',
  'deliveries',
  'channel_papers',
  'posted_messages',
  'posted_papers',
  'count_changes',
  'wall_entries',
  'discussions',
  'seen_replies',
  'clubs',
  'club_rounds',
  'club_candidates',
  'club_votes',
  'unmatched_reactions',
  'result_lists',
  'departed_guilds',
  'forgotten_users',
  'user_settings',
  'watches',
  'feed_cursors',
  'followed_papers',
  'watch_finds',
  'subscriptions',
  'subscription_papers',
  'sources',
  'list_days',
  'arxiv_categories',
  'arxiv_wanted',
] as const satisfies readonly (keyof Schema)[];

/** A table that a copy has. */
export type CopiedTable = (typeof COPIED_TABLES)[number];

/** Facts about one database and its files, or about the copy itself. Further ones end with a colon and a host. */
const LOCAL_FACTS: readonly MetadataKey[] = [
  'copying',
  'indexSnapshot',
  'deletionsApplied',
  'deletedInJournal',
  'writeCheck',
];

/** Returns whether a fact is copied, by its name. */
export function isCopiedFact(name: string): boolean {
  return !LOCAL_FACTS.some(local => name === local || name.startsWith(`${local}:`));
}
