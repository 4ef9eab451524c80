import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** An open database. */
export interface Database {
  readonly db: Kysely<Schema>;
  /** Writes a checked copy of the database while others use it. Throws `StoreError`, also when aborted. */
  backUpTo(file: string, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
