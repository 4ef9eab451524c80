import type { Generated } from 'kysely';
import type { Nullable } from './nullable.ts';

/** Watches and subscriptions. */
export interface WatchTables {
  watches: {
    id: Generated<number>;
    user_id: string;
    words: string | null;
    author: string | null;
    organization: string | null;
    category: string | null;
    min_votes: number | null;
    deliver: string;
    guild_id: string | null;
    channel_id: string | null;
    timezone: string | null;
    created_at: number;
    paused_reason: Nullable<string>;
    since_rev: number;
    rev: number;
    removed_at: Nullable<number>;
    refused_count: Generated<number>;
    refused_since: Nullable<number>;
  };
  feed_cursors: { name: string; rev: number; known_id: number };
  followed_papers: { paper_id: number; first_rev: number; upvotes: number | null; seen_at: number };
  watch_finds: {
    user_id: string;
    channel_id: string;
    paper_id: number;
    watch_ids: string;
    found_at: number;
    due_at: number;
    told_at: Nullable<number>;
    delivery_id: Nullable<number>;
  };
  subscriptions: {
    id: Generated<number>;
    user_id: string;
    what: string;
    time: string;
    days: string;
    count: number;
    timezone: string;
    created_at: number;
    paused_reason: Nullable<string>;
    next_slot: string;
    next_run_at: number;
  };
  subscription_papers: { subscription_id: number; paper_id: number; delivery_id: number; sent_at: number };
}
