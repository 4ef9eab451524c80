import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';
import type { Schema } from './database/schema.ts';

type ScheduleSlots = Pick<
  ScheduleStore,
  | 'countRefusedSlot'
  | 'forgetRefusedSlots'
  | 'recordOutcome'
  | 'lastChosenDate'
  | 'hasOutcome'
  | 'reopenSkipped'
  | 'changeOutcome'
>;

/** Creates the part of the store of schedules that has the outcomes of their slots. */
export function createScheduleSlots(db: Kysely<Schema>): ScheduleSlots {
  return {
    async countRefusedSlot(id, at) {
      const row = await db
        .updateTable('schedules')
        .set(eb => ({
          refused_slots: eb('refused_slots', '+', 1),
          refused_since: eb.fn.coalesce('refused_since', eb.val(at)),
        }))
        .where('id', '=', id)
        .returning(['refused_slots', 'refused_since'])
        .executeTakeFirst();
      return { slots: row?.refused_slots ?? 0, since: row?.refused_since ?? at };
    },

    async forgetRefusedSlots(id) {
      const row = await db
        .selectFrom('schedules')
        .select('refused_slots')
        .where('id', '=', id)
        .executeTakeFirst();
      const slots = row?.refused_slots ?? 0;
      if (slots > 0) {
        await db
          .updateTable('schedules')
          .set({ refused_slots: 0, refused_since: null })
          .where('id', '=', id)
          .execute();
      }
      return slots;
    },

    async recordOutcome(id, slot, outcome, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('slots')
        .values({ schedule_id: id, slot, outcome, decided_at: at })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async lastChosenDate(id) {
      const row = await db
        .selectFrom('slots')
        .select(eb => eb.fn.max<string | null>('slot').as('date'))
        .where('schedule_id', '=', id)
        .where('outcome', 'in', ['posted', 'noted', 'empty'])
        .where('slot', 'not like', 'run:%')
        .executeTakeFirst();
      return row?.date ?? undefined;
    },

    async hasOutcome(id, slot) {
      const row = await db
        .selectFrom('slots')
        .select('slot')
        .where('schedule_id', '=', id)
        .where('slot', '=', slot)
        .executeTakeFirst();
      return row !== undefined;
    },

    async reopenSkipped(id, from) {
      await db
        .deleteFrom('slots')
        .where('schedule_id', '=', id)
        .where('slot', '>=', from)
        .where('outcome', 'in', ['skipped_late', 'skipped_overlap'])
        .execute();
    },

    async changeOutcome(id, slot, outcome) {
      await db
        .updateTable('slots')
        .set({ outcome })
        .where('schedule_id', '=', id)
        .where('slot', '=', slot)
        .execute();
    },
  };
}
