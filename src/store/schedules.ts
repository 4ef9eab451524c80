import { sql, type Kysely, type Selectable } from 'kysely';
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

    async due(now, { after, limit }) {
      const found = await active()
        .selectAll()
        .where('next_run_at', '<=', now)
        .$if(after !== undefined, q =>
          q.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('next_run_at', 'id'), '>', tuple(after?.next.dueAt ?? 0, after?.id ?? 0)),
          ),
        )
        .orderBy('next_run_at')
        .orderBy('id')
        .limit(limit)
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

    async pause(id, reason, { resumesWithAccess } = { resumesWithAccess: false }) {
      await db
        .updateTable('schedules')
        .set({ paused_reason: reason, resumes_with_access: resumesWithAccess ? 1 : 0 })
        .where('id', '=', id)
        .execute();
    },

    async pauseGuild(guildId, reason) {
      const { numUpdatedRows } = await db
        .updateTable('schedules')
        .set({ paused_reason: reason, resumes_with_access: 1 })
        .where('guild_id', '=', guildId)
        .where('paused_reason', 'is', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async awaitingAccess(afterId, limit) {
      const found = await rows()
        .where(sql<boolean>`resumes_with_access = 1`)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute();
      return found.map(toSchedule);
    },

    async resume(id, next) {
      await db
        .updateTable('schedules')
        .set({
          paused_reason: null,
          resumes_with_access: 0,
          refused_slots: 0,
          refused_since: null,
          next_slot: next.date,
          next_run_at: next.dueAt,
        })
        .where('id', '=', id)
        .execute();
    },

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

    async changeOutcome(id, slot, outcome) {
      await db
        .updateTable('slots')
        .set({ outcome })
        .where('schedule_id', '=', id)
        .where('slot', '=', slot)
        .execute();
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
