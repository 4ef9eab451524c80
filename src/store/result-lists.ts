import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ResultListStore } from '../core/search/result-lists.ts';
import { toLivingIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

const ids = z.array(z.number());
const words = z.array(z.string());
const corrections = z.array(z.object({ from: z.string(), to: z.string() }));

/** Searches being paged, over an open database, or over a transaction of it. */
export function openResultListStore(db: Kysely<Schema>): ResultListStore {
  return {
    async keep(list, expired) {
      await db.deleteFrom('result_lists').where('made_at', '<', expired).execute();
      await db
        .replaceInto('result_lists')
        .values({
          id: list.id,
          user_id: list.userId,
          asked: list.asked,
          paper_ids: JSON.stringify(list.paperIds),
          total: list.total,
          corrections: JSON.stringify(list.corrections),
          ignored: JSON.stringify(list.ignored),
          made_at: list.madeAt,
        })
        .execute();
    },

    async get(id) {
      const row = await db.selectFrom('result_lists').selectAll().where('id', '=', id).executeTakeFirst();
      return (
        row && {
          id: row.id,
          userId: row.user_id,
          asked: row.asked,
          paperIds: await toLivingIds(db, ids.parse(JSON.parse(row.paper_ids))),
          total: row.total,
          corrections: corrections.parse(JSON.parse(row.corrections)),
          ignored: words.parse(JSON.parse(row.ignored)),
          madeAt: row.made_at,
        }
      );
    },
  };
}
