import type { Generated } from 'kysely';
import type { Nullable } from './nullable.ts';

/** What a server has set, and its votes, submissions and discussions. */
export interface ServerTables {
  server_settings: {
    guild_id: string;
    timezone: Nullable<string>;
    alert_channel_id: Nullable<string>;
    save_emoji: Nullable<string>;
    vote_emoji: Nullable<string>;
    curator_role_id: Nullable<string>;
    desk_channel_id: Nullable<string>;
    desk_lead_minutes: Nullable<number>;
    voters: Nullable<string>;
    voter_role_id: Nullable<string>;
    votes_own_submissions: Nullable<number>;
    digest_style: Nullable<string>;
    discussion: Nullable<string>;
    discussion_channel_id: Nullable<string>;
    wall_channel_id: Nullable<string>;
    wall_threshold: Nullable<number>;
    date_language: Nullable<string>;
    seen_replies: Nullable<number>;
  };
  departed_guilds: { guild_id: string; left_at: number };
  vote_origins: {
    guild_id: string;
    user_id: string;
    paper_id: number;
    message_id: string;
    emoji: string;
    voted_at: number;
    /** 1 if a moderator cleared the reaction. */
    is_cleared: Generated<number>;
  };
  wall_entries: { guild_id: string; paper_id: number; delivery_id: number; entered_at: number };
  server_submissions: {
    guild_id: string;
    paper_id: number;
    submitted_by: string;
    line: string | null;
    state: string;
    submitted_at: number;
    day: Nullable<string>;
    decided_by: Nullable<string>;
    decided_at: Nullable<number>;
    curator_line: Nullable<string>;
    channel_id: Nullable<string>;
    message_id: Nullable<string>;
    is_shown: Generated<number>;
  };
  discussions: {
    guild_id: string;
    paper_id: number;
    thread_id: Nullable<string>;
    channel_id: string;
    is_forum_post: number;
    message_count: Generated<number>;
    last_message_at: Nullable<number>;
    opened_by: string | null;
    opened_at: number;
    state: string;
  };
  seen_replies: { channel_id: string; paper_id: number; guild_id: string; replied_at: number };
}
