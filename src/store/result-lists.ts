import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { ResultListStore } from '../core/search/result-lists.ts';
import { toCanonicalIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

const idsSchema = z.array(z.number());
const wordsSchema = z.array(z.string());
const correctionsSchema = z.array(z.object({ from: z.string(), to: z.string() }));

/** Creates the store of recent search results, over an open database or a transaction. */
export function createResultListStore(db: Kysely<Schema>): ResultListStore {
  async function deleteCreatedBefore(instant: number): Promise<number> {
    const { numDeletedRows } = await db
      .deleteFrom('result_lists')
      .where('made_at', '<', instant)
      .executeTakeFirst();
    return Number(numDeletedRows);
  }

  return {
    deleteCreatedBefore,

    async oldestCreatedAt() {
      const row = await db
        .selectFrom('result_lists')
        .select('made_at')
        .orderBy('made_at')
        .limit(1)
        .executeTakeFirst();
      return row?.made_at;
    },

    async save(list, expired) {
      await deleteCreatedBefore(expired);
      const columns = {
        user_id: list.userId,
        asked: list.queryText,
        paper_ids: JSON.stringify(list.paperIds),
        total: list.total,
        with_all: list.totalWithAll ?? null,
        corrections: JSON.stringify(list.corrections),
        ignored: JSON.stringify(list.ignored),
        made_at: list.createdAt,
      };
      await db
        .insertInto('result_lists')
        .values({ id: list.id, ...columns })
        .onConflict(conflict => conflict.column('id').doUpdateSet(columns))
        .execute();
    },

    async get(id) {
      const row = await db.selectFrom('result_lists').selectAll().where('id', '=', id).executeTakeFirst();
      return (
        row && {
          id: row.id,
          userId: row.user_id,
          queryText: row.asked,
          paperIds: await toCanonicalIds(db, idsSchema.parse(JSON.parse(row.paper_ids))),
          total: row.total,
          ...(row.with_all === null ? {} : { totalWithAll: row.with_all }),
          corrections: correctionsSchema.parse(JSON.parse(row.corrections)),
          ignored: wordsSchema.parse(JSON.parse(row.ignored)),
          createdAt: row.made_at,
        }
      );
    },
  };
}
