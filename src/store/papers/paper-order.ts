import { sql, type Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import type { PartialDate } from '../../core/time/partial-date.ts';
import { toPaper } from './paper-row.ts';
import { isInCategory, viewedRows } from './paper-selection.ts';
import type { Schema } from '../database/schema.ts';

/** What the corpus is filtered and ordered by, over an open database or a transaction of it. */
export function openPaperOrder(db: Kysely<Schema>): Pick<PaperStore, 'newest' | 'matching' | 'popularity'> {
  return {
    async newest(query) {
      // As text, `2024-05` sorts before `2024-05-01`: a coarser date counts as its earliest day.
      const found = await viewedRows(db, query)
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

/** The least text among the dates that begin on the first day of the given one: `2024` for `2024-01-01` too. */
function earliestText(date: PartialDate): string {
  return date.replace(/(?:-01){1,2}$/, '');
}

/** A text that no date within the given one is greater than. */
function latestText(date: PartialDate): string {
  return date + '-12-31'.slice(date.length - 'YYYY'.length);
}
