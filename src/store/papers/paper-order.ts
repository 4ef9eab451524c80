import { sql, type Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import type { PartialDate } from '../../core/time/partial-date.ts';
import { toPaper } from './paper-row.ts';
import { isInCategory, matchingRows } from './paper-queries.ts';
import type { Schema } from '../database/schema.ts';

/** Creates the part of the store that filters and sorts papers. */
export function createPaperOrder(db: Kysely<Schema>): Pick<PaperStore, 'newest' | 'matching' | 'popularity'> {
  return {
    async newest(query) {
      // As text, `2024-05` sorts before `2024-05-01`: a coarse date counts as its first day.
      const found = await matchingRows(db, query)
        .orderBy('published_at', ob => ob.desc().nullsLast())
        .orderBy('id', 'desc')
        .execute();
      return found.map(toPaper);
    },

    async matching({ category, from, to }) {
      const found = await db
        .selectFrom('papers')
        .select('id')
        .$if(category !== undefined, q => q.where(isInCategory(category ?? '')))
        .$if(from !== undefined, q => q.where('published_at', '>=', earliestText(from ?? '')))
        .$if(to !== undefined, q => q.where('published_at', '<=', latestText(to ?? '')))
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

/** Returns the lowest text of a date with the same first day: `2024` for `2024-01-01`. */
function earliestText(date: PartialDate): string {
  return date.replace(/(?:-01){1,2}$/, '');
}

/** Returns a text that is not lower than any date within the given one. */
function latestText(date: PartialDate): string {
  return date + '-12-31'.slice(date.length - 'YYYY'.length);
}
