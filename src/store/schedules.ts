import type { Kysely, Selectable } from 'kysely';
import { isWeekday } from '../core/time/weekdays.ts';
import type { Schedule, ScheduleStore } from '../core/schedule/schedule.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of schedules and their slots, over an open database or a transaction. */
export function createScheduleStore(db: Kysely<Schema>): ScheduleStore {
  const rows = () => db.selectFrom('schedules').selectAll();
  const active = () => db.selectFrom('schedules').where('paused_reason', 'is', null);

  return {
    async create(spec, { by, at, next }) {
      const row = await db
        .insertInto('schedules')
        .values({
          guild_id: spec.guildId,
          channel_id: spec.channelId,
          time: spec.time,
          timezone: spec.timezone,
          days: spec.days.join(','),
          what: spec.what,
          query: spec.query,
          category: spec.category,
          count: spec.count,
          empty: spec.empty,
          repeat: spec.repeat,
          created_by: by,
          created_at: at,
          paused_reason: null,
          next_slot: next.date,
          next_run_at: next.dueAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSchedule(row);
    },

    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && toSchedule(row);
    },

    async inGuild(guildId) {
      return (await rows().where('guild_id', '=', guildId).orderBy('id').execute()).map(toSchedule);
    },

    async all() {
      return (await rows().orderBy('id').execute()).map(toSchedule);
    },

    async delete(id) {
      const { numDeletedRows } = await db.deleteFrom('schedules').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async due(now) {
      const found = await active()
        .selectAll()
        .where('next_run_at', '<=', now)
        .orderBy('next_run_at')
        .execute();
      return found.map(toSchedule);
    },

    async nextDueAt() {
      const row = await active()
        .select(eb => eb.fn.min<number | null>('next_run_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    async advance(id, next) {
      await db
        .updateTable('schedules')
        .set({ next_slot: next.date, next_run_at: next.dueAt })
        .where('id', '=', id)
        .execute();
    },

    async pause(id, reason) {
      await db.updateTable('schedules').set({ paused_reason: reason }).where('id', '=', id).execute();
    },

    async recordOutcome(id, slot, outcome, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('slots')
        .values({ schedule_id: id, slot, outcome, decided_at: at })
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async count() {
      const { n } = await db
        .selectFrom('schedules')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },
  };
}

function toSchedule(row: Selectable<Schema['schedules']>): Schedule {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    time: row.time,
    timezone: row.timezone,
    days: row.days.split(',').map(Number).filter(isWeekday),
    what: row.what === 'daily' ? 'daily' : 'archive',
    query: row.query,
    category: row.category,
    count: row.count,
    empty: row.empty === 'note' ? 'note' : 'silent',
    repeat: row.repeat === '7d' || row.repeat === '30d' ? row.repeat : 'never',
    createdBy: row.created_by,
    createdAt: row.created_at,
    pausedReason: row.paused_reason,
    next: { date: row.next_slot, dueAt: row.next_run_at },
  };
}
