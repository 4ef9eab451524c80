import type { Generated } from 'kysely';
import type { Nullable } from './nullable.ts';

/** Reading clubs. */
export interface ClubTables {
  clubs: {
    id: Generated<number>;
    guild_id: string;
    channel_id: string;
    weekday: number;
    time: string;
    timezone: string;
    pick: string;
    created_by: string | null;
    created_at: number;
  };
  club_rounds: {
    id: Generated<number>;
    club_id: number;
    guild_id: string;
    meeting_on: string;
    meeting_at: number;
    state: Generated<string>;
    vote_kind: Nullable<string>;
    vote_message_id: Nullable<string>;
    winner_position: Nullable<number>;
    announced_at: Nullable<number>;
    thread_id: Nullable<string>;
    event_state: Generated<string>;
    event_id: Nullable<string>;
    is_reminded: Generated<number>;
    problem: Nullable<string>;
    next_at: Nullable<number>;
  };
  club_candidates: { round_id: number; position: number; paper_id: number };
  club_votes: { round_id: number; user_id: string; position: number; voted_at: number };
}
