import { PAPERS_AND_SCHEDULES } from './migrations/01-papers-and-schedules.ts';
import { SOURCES_AND_IDENTITY } from './migrations/03-sources-and-identity.ts';
import { DELIVERIES_AND_SETTINGS } from './migrations/10-deliveries-and-settings.ts';
import { WATCHES_AND_LIBRARIES } from './migrations/20-watches-and-libraries.ts';
import { PROCESSES_VOTES_AND_DISCUSSIONS } from './migrations/25-processes-votes-and-discussions.ts';
import { SUBMISSIONS_DRAFTS_AND_CLUBS } from './migrations/32-submissions-drafts-and-clubs.ts';

/**
 * The migrations in order; the version of a database is the number of them applied to it. A released migration is never
 * edited: its mistakes are corrected by the next one. A new one goes to the end of the last file, or of another one after it.
 */
export const MIGRATIONS: readonly string[] = [
  ...PAPERS_AND_SCHEDULES,
  ...SOURCES_AND_IDENTITY,
  ...DELIVERIES_AND_SETTINGS,
  ...WATCHES_AND_LIBRARIES,
  ...PROCESSES_VOTES_AND_DISCUSSIONS,
  ...SUBMISSIONS_DRAFTS_AND_CLUBS,
];
