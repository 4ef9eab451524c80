import { sql, type Kysely } from 'kysely';
import type { CorpusMarkStore } from '../core/paper/corpus-marks.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of when papers were added, over an open database or a transaction: ids grow, so that few rows say it. */
export function createCorpusMarkStore(db: Kysely<Schema>): CorpusMarkStore {
  return {
    async mark(at) {
      // `WHERE` keeps SQLite from reading `ON` as a join.
      await sql`
        INSERT INTO corpus_marks (last_paper_id, added_at)
        SELECT id, ${at} FROM papers WHERE id > 0 ORDER BY id DESC LIMIT 1
        ON CONFLICT DO NOTHING`.execute(db);
    },

    async addedAt(id) {
      const row = await db
        .selectFrom('corpus_marks')
        .select('added_at')
        .where('last_paper_id', '>=', id)
        .orderBy('last_paper_id')
        .limit(1)
        .executeTakeFirst();
      return row?.added_at ?? undefined;
    },

    async lastAddedAt() {
      const row = await db
        .selectFrom('corpus_marks')
        .select('added_at')
        .orderBy('last_paper_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.added_at ?? undefined;
    },
  };
}
