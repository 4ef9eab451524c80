import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Schema } from './schema.ts';

/** A reserved time farther ahead, ms, is of a clock that was wrong: it must not stop all requests. */
const MAX_AHEAD_MS = 60_000;

/**
 * Reserves the next time for a request to a source, `gapMs` after the one that was reserved last, and returns how long to wait
 * for it, ms. `now` is an expression for ms since the epoch. One statement, so that no two processes get the same time.
 */
export async function reserveRequest(
  db: Kysely<Schema>,
  { name, gapMs, now }: { readonly name: string; readonly gapMs: number; readonly now: RawBuilder<number> },
): Promise<number> {
  const last = sql`CAST(facts.value AS bigint)`;
  const { rows } = await sql<{ readonly wait: number }>`
    INSERT INTO facts (name, value) VALUES (${name}, CAST(CAST(${now} AS bigint) AS text))
    ON CONFLICT (name) DO UPDATE SET value = CAST(
      CASE WHEN ${last} + CAST(${gapMs} AS bigint) BETWEEN ${now} AND ${now} + CAST(${MAX_AHEAD_MS} AS bigint)
        THEN ${last} + CAST(${gapMs} AS bigint) ELSE CAST(${now} AS bigint) END AS text)
    RETURNING CAST(value AS bigint) - CAST(${now} AS bigint) AS wait`.execute(db);
  return Math.max(0, rows[0]?.wait ?? 0);
}
