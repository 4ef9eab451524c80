import type { Generated } from 'kysely';
import type { Nullable } from './nullable.ts';

/** Deliveries, what was posted, and the reactions to it. */
export interface MessageTables {
  deliveries: {
    id: Generated<number>;
    key: string;
    origin_kind: string;
    origin_id: string;
    target_kind: string;
    target_id: string;
    channel_id: string | null;
    after_id: number | null;
    body: string;
    nonce: string;
    paper_ids: string;
    shown_ids: Nullable<string>;
    format: string | null;
    list_day: string | null;
    slot_due_at: number;
    expires_at: number;
    created_at: number;
    state: string;
    attempts: number;
    refusals: Generated<number>;
    due_at: number;
    owner: Nullable<string>;
    lease_until: Nullable<number>;
    claimed_at: Nullable<number>;
    floor: Nullable<string>;
    message_id: Nullable<string>;
    problem: Nullable<string>;
    is_restored: Generated<number>;
    guild_id: Nullable<string>;
    target_message_id: Nullable<string>;
    save_emoji: Nullable<string>;
    vote_emoji: Nullable<string>;
    chart: Nullable<string>;
    layout: Nullable<string>;
  };
  channel_papers: { channel_id: string; paper_id: number; delivery_id: number; given_at: number };
  posted_messages: {
    message_id: string;
    channel_id: string;
    guild_id: string | null;
    kind: string;
    posted_at: number;
    /** 1 if the bot's own reaction was last seen on it. */
    has_own_reaction: Generated<number>;
    /** 1 if it is known to be deleted. */
    is_deleted: Generated<number>;
    shared_by: Nullable<string>;
    save_emoji: Nullable<string>;
    vote_emoji: Nullable<string>;
    posted_for: Nullable<string>;
  };
  posted_papers: { message_id: string; position: number; paper_id: number };
  unsaved_reactions: { message_id: string; user_id: string; emoji: string };
  unmatched_reactions: {
    message_id: string;
    user_id: string;
    emoji: string;
    reacted_at: number;
    /** JSON list */
    role_ids: Generated<string>;
  };
  count_changes: {
    message_id: string;
    changes: number;
    due_at: Nullable<number>;
    edited_at: Nullable<number>;
    not_before: Nullable<number>;
  };
}
