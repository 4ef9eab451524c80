import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PaperStore, PopularityFilter } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';

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

    async popularity(filter) {
      const { rows } = await sql<{ id: number; upvotes: number; comments: number; day: string }>`
        SELECT id, upvotes, comments, day FROM (
          SELECT id, coalesce(upvotes, 0) AS upvotes, coalesce(comments, 0) AS comments,
            coalesce((SELECT max(day) FROM listings WHERE paper_id = papers.id), published_at) AS day
          FROM papers WHERE upvotes > 0 OR comments > 0) AS popular
        WHERE day IS NOT NULL AND ${passes(db, filter)}`.execute(db);
      return rows;
    },
  };
}

/** No id is looked up in the table: the index of papers with votes is read faster as a whole. */
function passes(db: Kysely<Schema>, filter: PopularityFilter | undefined): RawBuilder<unknown> {
  if (filter === undefined) return sql`true`;
  if (!('since' in filter)) {
    // Counts are whole numbers; thresholds need not be.
    const [upvotes, comments] = [Math.ceil(filter.upvotes), Math.ceil(filter.comments)];
    return sql`(upvotes >= ${upvotes} OR comments >= ${comments})`;
  }
  const { since } = filter;
  return sql`day >= ${since} AND ${dialectOf(db).unindexed('id')} IN (SELECT paper_id FROM listings WHERE day >= ${since}
    UNION ALL SELECT id FROM papers WHERE published_at >= ${since})`;
}
