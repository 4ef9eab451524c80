import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';
import type { Schema } from './database/schema.ts';
import { nextSlotColumns } from './next-slot.ts';
import { toSchedule } from './schedule-row.ts';

type ScheduleDeletion = Pick<
  ScheduleStore,
  'delete' | 'deletedSince' | 'restore' | 'purgeDeletedBefore' | 'oldestDeletedAt'
>;

/** Creates the part of the store of schedules that deletes them, at first so that they can be restored. */
export function createScheduleDeletion(db: Kysely<Schema>): ScheduleDeletion {
  const deleted = () => db.selectFrom('schedules').where('deleted_at', 'is not', null);

  return {
    async delete(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('schedules')
        .set({ deleted_at: at })
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async deletedSince(id, instant) {
      const row = await deleted()
        .selectAll()
        .where('id', '=', id)
        .where('deleted_at', '>=', instant)
        .executeTakeFirst();
      return row && toSchedule(row);
    },

    async restore(id, next) {
      await db
        .updateTable('schedules')
        .set({ deleted_at: null, ...nextSlotColumns(next) })
        .where('id', '=', id)
        .execute();
    },

    async purgeDeletedBefore(instant) {
      const { numDeletedRows } = await db
        .deleteFrom('schedules')
        .where('deleted_at', '<', instant)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    async oldestDeletedAt() {
      const row = await deleted()
        .select(eb => eb.fn.min<number | null>('deleted_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}
