import { sql, type Kysely, type Selectable } from 'kysely';
import { isWeekday } from '../core/time/weekdays.ts';
import {
  SCHEDULE_FORMATS,
  SCHEDULE_ORDERS,
  SCHEDULE_SUBJECTS,
  type Schedule,
  type ScheduleSpec,
  type ScheduleStore,
} from '../core/schedule/schedule.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of schedules and their slots, over an open database or a transaction. */
export function createScheduleStore(db: Kysely<Schema>): ScheduleStore {
  const rows = () => db.selectFrom('schedules').selectAll().where('deleted_at', 'is', null);
  const active = () =>
    db.selectFrom('schedules').where('paused_reason', 'is', null).where('deleted_at', 'is', null);
  const deleted = () => db.selectFrom('schedules').where('deleted_at', 'is not', null);

  return {
    async create(spec, { by, at, next }) {
      const row = await db
        .insertInto('schedules')
        .values({
          ...specColumns(spec),
          created_by: by,
          created_at: at,
          edited_by: by,
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

    async update(id, spec, { by, next }) {
      const row = await db
        .updateTable('schedules')
        .set({
          ...specColumns(spec),
          edited_by: by,
          role_problem: null,
          next_slot: next.date,
          next_run_at: next.dueAt,
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSchedule(row);
    },

    async setRoleProblem(id, problem) {
      await db.updateTable('schedules').set({ role_problem: problem }).where('id', '=', id).execute();
    },

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
        .set({ deleted_at: null, next_slot: next.date, next_run_at: next.dueAt })
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

    async pause(id, reason, { resumesWithAccess = false, by, until } = {}) {
      await db
        .updateTable('schedules')
        .set({
          paused_reason: reason,
          paused_by: by ?? null,
          paused_until: until ?? null,
          resumes_with_access: resumesWithAccess ? 1 : 0,
        })
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

    async withEndedPause(now, { afterId, limit }) {
      const found = await rows()
        .where('paused_until', '<=', now)
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
          paused_by: null,
          paused_until: null,
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

    async count() {
      const { n } = await db
        .selectFrom('schedules')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('deleted_at', 'is', null)
        .executeTakeFirstOrThrow();
      return n;
    },
  };
}

function specColumns(spec: ScheduleSpec) {
  return {
    guild_id: spec.guildId,
    channel_id: spec.channelId,
    time: spec.time,
    timezone: spec.timezone,
    days: spec.days.join(','),
    what: spec.what,
    query: spec.query,
    category: spec.category,
    author: spec.author,
    organization: spec.organization,
    min_votes: spec.minVotes,
    sort: spec.sort,
    count: spec.count,
    format: spec.format,
    thread: spec.thread ? 1 : 0,
    empty: spec.empty,
    repeat: spec.repeat,
    role_id: spec.roleId,
    intro: spec.intro,
    preset: spec.preset,
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
    what: SCHEDULE_SUBJECTS.find(subject => subject === row.what) ?? 'archive',
    query: row.query,
    category: row.category,
    author: row.author,
    organization: row.organization,
    minVotes: row.min_votes,
    sort: SCHEDULE_ORDERS.find(order => order === row.sort) ?? 'best',
    count: row.count,
    format: SCHEDULE_FORMATS.find(format => format === row.format) ?? 'digest',
    thread: row.thread === 1,
    empty: row.empty === 'note' ? 'note' : 'silent',
    repeat: row.repeat === '7d' || row.repeat === '30d' ? row.repeat : 'never',
    roleId: row.role_id,
    intro: row.intro,
    preset: row.preset === 'arxiv' ? row.preset : null,
    createdBy: row.created_by,
    createdAt: row.created_at,
    editedBy: row.edited_by ?? row.created_by,
    pausedReason: row.paused_reason,
    pausedBy: row.paused_by,
    pausedUntil: row.paused_until,
    roleProblem: row.role_problem,
    next: { date: row.next_slot, dueAt: row.next_run_at },
  };
}
