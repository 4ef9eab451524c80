import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { WatchFindStore } from '../core/watch/watch-finds.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';

type FollowedPapers = Pick<
  WatchFindStore,
  | 'cursor'
  | 'setCursor'
  | 'endOfCorpus'
  | 'knownPapers'
  | 'rememberPapers'
  | 'rememberRecent'
  | 'deleteBefore'
  | 'oldestAt'
>;

/** The name of the cursor in `feed_cursors`. */
const CURSOR_NAME = 'watches';

/** What is given about each paper to remember. */
const GIVEN = { paperId: 'integer', firstRev: 'integer', upvotes: 'integer' } as const;

/** Rows that are deleted at once: a few milliseconds, of a hundred thousand on one day. */
const ROWS_PER_STEP = 500;

/** Creates the part of the store of finds that says which changes of papers were followed. */
export function createFollowedPapers(db: Kysely<Schema>): FollowedPapers {
  return {
    async cursor() {
      const row = await db
        .selectFrom('feed_cursors')
        .select(['rev', 'known_id'])
        .where('name', '=', CURSOR_NAME)
        .executeTakeFirst();
      return row && { rev: row.rev, maxKnownId: row.known_id };
    },

    async setCursor({ rev, maxKnownId }) {
      const columns = { rev, known_id: maxKnownId };
      await db
        .insertInto('feed_cursors')
        .values({ name: CURSOR_NAME, ...columns })
        .onConflict(conflict => conflict.column('name').doUpdateSet(columns))
        .execute();
    },

    async endOfCorpus() {
      const { rows } = await sql<{ readonly rev: number; readonly id: number }>`
        SELECT value AS rev, coalesce((SELECT max(id) FROM papers), 0) AS id
        FROM counters WHERE name = 'rev'`.execute(db);
      return { rev: rows[0]?.rev ?? 0, maxKnownId: rows[0]?.id ?? 0 };
    },

    async knownPapers(ids) {
      const rows = await db
        .selectFrom('followed_papers')
        .select(['paper_id as paperId', 'first_rev as firstRev', 'upvotes'])
        .where('paper_id', 'in', dialectOf(db).numbers(ids))
        .execute();
      return new Map(rows.map(row => [row.paperId, row]));
    },

    async rememberPapers(papers, at) {
      if (papers.length === 0) return;
      await sql`INSERT INTO followed_papers (paper_id, first_rev, upvotes, seen_at)
        SELECT "paperId", "firstRev", upvotes, ${at} FROM ${dialectOf(db).rows(papers, GIVEN)} WHERE true
        ON CONFLICT (paper_id) DO UPDATE SET upvotes = excluded.upvotes, seen_at = excluded.seen_at`.execute(
        db,
      );
    },

    async rememberRecent({ afterRev, toRev, sinceDay }, at) {
      const sinceMonth = sinceDay.slice(0, 'YYYY-MM'.length);
      await sql`INSERT INTO followed_papers (paper_id, first_rev, upvotes, seen_at)
        SELECT id, 0, upvotes, ${at} FROM papers WHERE rev > ${afterRev} AND rev <= ${toRev}
          AND (published_at >= ${sinceDay} OR published_at = ${sinceMonth}
            OR EXISTS (SELECT 1 FROM listings WHERE paper_id = papers.id AND day >= ${sinceDay}))
        ON CONFLICT (paper_id) DO UPDATE SET upvotes = excluded.upvotes, seen_at = excluded.seen_at`.execute(
        db,
      );
    },

    async deleteBefore(instant) {
      const { maxId } = await db
        .selectFrom('followed_papers')
        .select(eb => eb.fn.max<number | null>('paper_id').as('maxId'))
        .where('seen_at', '<', instant)
        .executeTakeFirstOrThrow();
      if (maxId !== null) {
        await db
          .updateTable('feed_cursors')
          .set({ known_id: maxId })
          .where('name', '=', CURSOR_NAME)
          .where('known_id', '<', maxId)
          .execute();
      }
      return (
        (await inSteps(
          limit => sql`DELETE FROM followed_papers WHERE paper_id IN (
            SELECT paper_id FROM followed_papers WHERE seen_at < ${instant} LIMIT ${limit})`,
        )) +
        (await inSteps(
          limit => sql`DELETE FROM watch_finds WHERE (user_id, channel_id, paper_id) IN (
            SELECT user_id, channel_id, paper_id FROM watch_finds WHERE found_at < ${instant} LIMIT ${limit})`,
        ))
      );
    },

    async oldestAt() {
      const { rows } = await sql<{ readonly at: number | null }>`SELECT min(at) AS at FROM (
        SELECT min(seen_at) AS at FROM followed_papers UNION ALL SELECT min(found_at) FROM watch_finds) AS times`.execute(
        db,
      );
      return rows[0]?.at ?? undefined;
    },
  };

  /** Repeats a deletion of some rows until there are no more; the event loop turns in between. Returns how many there were. */
  async function inSteps(statement: (limit: number) => RawBuilder<unknown>): Promise<number> {
    let total = 0;
    for (;;) {
      const { numAffectedRows } = await statement(ROWS_PER_STEP).execute(db);
      total += Number(numAffectedRows ?? 0);
      if (Number(numAffectedRows ?? 0) < ROWS_PER_STEP) return total;
      await setImmediate();
    }
  }
}
