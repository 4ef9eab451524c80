import type { Generated } from 'kysely';
import type { Nullable } from './nullable.ts';

/** Libraries of users, their imports, and what else is about a user. */
export interface LibraryTables {
  save_origins: {
    user_id: string;
    paper_id: number;
    message_id: string;
    emoji: string;
    saved_at: number;
    /** 1 if a moderator cleared the reaction. */
    is_cleared: Generated<number>;
    /** The server of an explicit save. */
    guild_id: Nullable<string>;
    /** 1 for an explicit save of an import. */
    is_imported: Generated<number>;
  };
  library_items: {
    user_id: string;
    paper_id: number;
    status: string;
    note: string | null;
    changed_at: number;
  };
  library_tags: { user_id: string; tag: string; paper_id: number };
  removed_saves: {
    user_id: string;
    paper_id: number;
    removed_at: number;
    origins: string;
    status: string | null;
    note: string | null;
    changed_at: number | null;
    tags: string;
  };
  dismissed_papers: { user_id: string; paper_id: number; dismissed_at: number };
  library_imports: {
    id: Generated<number>;
    user_id: string;
    guild_id: string | null;
    file_name: string;
    with_tags: number;
    started_at: number;
    finished_at: Nullable<number>;
    told_at: Nullable<number>;
    delivery_id: Nullable<number>;
    undone_at: Nullable<number>;
    due_at: number;
    failing_since: Nullable<number>;
    tags_left_out: Generated<number>;
    long_tags: Generated<number>;
    owner: Nullable<string>;
  };
  library_import_references: {
    import_id: number;
    position: number;
    line: number;
    name: string;
    fields: string | null;
    stage: string | null;
    outcome: string | null;
    paper_id: Nullable<number>;
    gave_origin: Generated<number>;
    added_tags: Nullable<string>;
  };
  user_settings: { user_id: string; timezone: string | null; public_saves: Generated<number> };
  forgotten_users: { user_hash: string; forgotten_at: number };
}
