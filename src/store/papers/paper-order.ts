import { sql, type Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';

/** Creates the part of the store that sorts papers. */
export function createPaperOrder(db: Kysely<Schema>): Pick<PaperStore, 'newestIds' | 'popularity'> {
  return {
    async newestIds(limit) {
      // As text, `2024-05` sorts before `2024-05-01`: a coarse date counts as its first day.
      const found = await db
        .selectFrom('papers')
        .select('id')
        .orderBy('published_at', ob => ob.desc().nullsLast())
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return found.map(row => row.id);
    },

    async popularity() {
      const { rows } = await sql<{ id: number; upvotes: number; comments: number; day: string }>`
        SELECT id, coalesce(upvotes, 0) AS upvotes, coalesce(comments, 0) AS comments,
          coalesce((SELECT max(day) FROM listings WHERE paper_id = papers.id), published_at) AS day
        FROM papers
        WHERE (upvotes > 0 OR comments > 0) AND day IS NOT NULL`.execute(db);
      return rows;
    },
  };
}
