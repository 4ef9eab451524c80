import type { Kysely } from 'kysely';
import { weightAt, type PaperPickStore } from '../core/search/paper-picks.ts';
import type { Schema } from './database/schema.ts';
import { toExistingIds } from './papers/paper-redirects.ts';

/** Weights are stored as whole numbers: in thousandths of a pick. */
const WEIGHT_UNITS = 1_000;

/** Creates the store of counts of picks, over an open database or a transaction. */
export function createPaperPickStore(db: Kysely<Schema>): PaperPickStore {
  return {
    async add(paperId, { count, at }) {
      const [id] = await toExistingIds(db, [paperId]);
      if (id === undefined) return;
      const before = await db
        .selectFrom('paper_picks')
        .select(['weight', 'picked_at as pickedAt'])
        .where('paper_id', '=', id)
        .executeTakeFirst();
      // If two processes do this at once, the picks of one may be lost: they only order titles.
      const weight = (before ? Math.round(weightAt(before, at)) : 0) + count * WEIGHT_UNITS;
      await db
        .insertInto('paper_picks')
        .values({ paper_id: id, weight, picked_at: at })
        .onConflict(conflict => conflict.column('paper_id').doUpdateSet({ weight, picked_at: at }))
        .execute();
    },

    async latest(limit) {
      const rows = await db
        .selectFrom('paper_picks')
        .selectAll()
        .orderBy('picked_at', 'desc')
        .limit(limit)
        .execute();
      return new Map(
        rows.map(row => [row.paper_id, { weight: row.weight / WEIGHT_UNITS, pickedAt: row.picked_at }]),
      );
    },
  };
}
