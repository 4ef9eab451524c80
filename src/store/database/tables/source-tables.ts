import type { Generated } from 'kysely';
import type { Nullable } from './nullable.ts';

/** The sources, and what is to be read from them. */
export interface SourceTables {
  sources: {
    name: string;
    since: number;
    last_success: Nullable<number>;
    last_news: Nullable<number>;
    next_run: Nullable<number>;
    problem: Nullable<string>;
    failures: number;
    alerted_at: Nullable<number>;
  };
  list_days: { source: string; day: string; done_at: number };
  arxiv_categories: {
    category: string;
    remembered: number;
    covered_on: Nullable<string>;
    is_assumed: Generated<number>;
    vain_polls: number;
    succeeded_at: Nullable<number>;
  };
  arxiv_wanted: { arxiv_id: string; since: number };
}
