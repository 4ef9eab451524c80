import type { Kysely } from 'kysely';
import type { ListDayStore } from '../core/source/source-runs.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of days whose lists were fetched, over an open database or a transaction. */
export function createListDayStore(db: Kysely<Schema>): ListDayStore {
  return {
    async done(source, from) {
      const rows = await db
        .selectFrom('list_days')
        .select('day')
        .where('source', '=', source)
        .where('day', '>=', from)
        .execute();
      return new Set(rows.map(({ day }) => day));
    },

    async markDone(source, day, at) {
      await db
        .insertInto('list_days')
        .values({ source, day, done_at: at })
        .onConflict(conflict => conflict.columns(['source', 'day']).doUpdateSet({ done_at: at }))
        .execute();
    },
  };
}
