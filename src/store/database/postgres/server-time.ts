import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * The server's clock, ms since the epoch: those of several hosts differ. Not the time when the statement began, which may have
 * waited for a row since.
 */
export const SERVER_NOW = sql<number>`CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)`;

/** Reads the server's clock, ms since the epoch. */
export async function readServerTime(db: Kysely<Schema>): Promise<number> {
  const { now } = await db.selectNoFrom(SERVER_NOW.as('now')).executeTakeFirstOrThrow();
  return now;
}
