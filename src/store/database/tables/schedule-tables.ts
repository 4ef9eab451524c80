import type { Generated } from 'kysely';
import type { Nullable } from './nullable.ts';

/** Schedules, their slots and drafts. */
export interface ScheduleTables {
  schedules: {
    id: Generated<number>;
    guild_id: string;
    channel_id: string;
    time: string;
    timezone: string;
    days: string;
    what: string;
    query: string | null;
    category: string | null;
    count: number;
    empty: string;
    repeat: string;
    created_by: string;
    created_at: number;
    paused_reason: string | null;
    next_slot: string;
    next_run_at: number;
    refused_slots: Generated<number>;
    refused_since: Nullable<number>;
    resumes_with_access: Generated<number>;
    author: string | null;
    organization: string | null;
    min_votes: number | null;
    sort: string;
    format: string;
    thread: number;
    role_id: string | null;
    intro: string | null;
    preset: string | null;
    edited_by: Nullable<string>;
    paused_by: Nullable<string>;
    paused_until: Nullable<number>;
    role_problem: Nullable<string>;
    deleted_at: Nullable<number>;
    picture: Generated<number>;
    edits: Generated<number>;
  };
  slots: { schedule_id: number; slot: string; outcome: string; decided_at: number };
  draft_slots: {
    id: Generated<number>;
    schedule_id: number;
    guild_id: string;
    slot: string;
    due_at: number;
    spec_key: string;
    list_name: string | null;
    revision: Generated<number>;
    is_touched: Generated<number>;
    state: Generated<string>;
    channel_id: Nullable<string>;
    message_id: Nullable<string>;
    shown_revision: Generated<number>;
    checked_edits: Generated<number>;
    skipped_by: Nullable<string>;
    post_channel_id: Nullable<string>;
    post_message_id: Nullable<string>;
  };
  draft_papers: {
    draft_id: number;
    paper_id: number;
    position: number;
    is_pinned: Generated<number>;
    is_dropped: Generated<number>;
    line: Nullable<string>;
    line_by: Nullable<string>;
  };
}
