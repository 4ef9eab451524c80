import type { Generated } from 'kysely';

/** The processes that serve the database. */
export interface ProcessTables {
  processes: {
    id: string;
    started_at: number;
    seen_at: number;
    shards: string;
    recent_calls: Generated<string>;
  };
}
