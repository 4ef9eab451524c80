import type { Kysely } from 'kysely';
import type { FigureStore } from '../core/figure-store.ts';
import { IS_UNSETTLED } from './delivery-row.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of figures, over an open database. */
export function createFigureStore(db: Kysely<Schema>): FigureStore {
  return {
    async openDeliveries() {
      const rows = await db
        .selectFrom('deliveries')
        // By the index of these states: the deliveries of years are not read.
        .where(IS_UNSETTLED)
        .groupBy('state')
        .select(eb => ['state', eb.fn.countAll<number>().as('n')])
        .execute();
      const countOf = (state: string) => rows.find(row => row.state === state)?.n ?? 0;
      return { pending: countOf('pending'), sending: countOf('sending'), unknown: countOf('unknown') };
    },

    async schedules() {
      const { all, paused } = await db
        .selectFrom('schedules')
        .where('deleted_at', 'is', null)
        .select(eb => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('paused_reason').as('paused')])
        .executeTakeFirstOrThrow();
      return { active: all - paused, paused };
    },
  };
}
