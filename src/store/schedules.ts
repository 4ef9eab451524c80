import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';
import type { Schema } from './database/schema.ts';
import { nextSlotColumns } from './next-slot.ts';
import { createScheduleDeletion } from './schedule-deletion.ts';
import { createSchedulePauses } from './schedule-pauses.ts';
import { selectSchedules, specColumns, toSchedule } from './schedule-row.ts';
import { createScheduleSlots } from './schedule-slots.ts';
import { isInShareOrLate, nextDueInShare } from './snowflake-share-sql.ts';

/** Creates the store of schedules and their slots, over an open database or a transaction. */
export function createScheduleStore(db: Kysely<Schema>): ScheduleStore {
  const active = () =>
    db.selectFrom('schedules').where('paused_reason', 'is', null).where('deleted_at', 'is', null);

  return {
    ...createScheduleDeletion(db),
    ...createSchedulePauses(db),
    ...createScheduleSlots(db),

    async create(spec, { by, at, next }) {
      const row = await db
        .insertInto('schedules')
        .values({
          ...specColumns(spec),
          created_by: by,
          created_at: at,
          edited_by: by,
          paused_reason: null,
          ...nextSlotColumns(next),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSchedule(row);
    },

    async get(id) {
      const row = await selectSchedules(db).where('id', '=', id).executeTakeFirst();
      return row && toSchedule(row);
    },

    async inGuild(guildId) {
      return (await selectSchedules(db).where('guild_id', '=', guildId).orderBy('id').execute()).map(
        toSchedule,
      );
    },

    async all() {
      return (await selectSchedules(db).orderBy('id').execute()).map(toSchedule);
    },

    async update(id, spec, { by, next }) {
      const row = await db
        .updateTable('schedules')
        .set(eb => ({
          ...specColumns(spec),
          edited_by: by,
          edits: eb('edits', '+', 1),
          role_problem: null,
          ...nextSlotColumns(next),
        }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSchedule(row);
    },

    async setRoleProblem(id, problem) {
      await db.updateTable('schedules').set({ role_problem: problem }).where('id', '=', id).execute();
    },

    async due(now, { after, limit, guilds }) {
      const found = await active()
        .selectAll()
        .where('next_run_at', '<=', now)
        .where(isInShareOrLate({ id: 'guild_id', dueAt: 'next_run_at' }, guilds, now))
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

    nextDueAt: guilds =>
      nextDueInShare('guild_id', guilds, async condition => {
        const row = await active()
          .select('next_run_at')
          .where(condition)
          .orderBy('next_run_at')
          .limit(1)
          .executeTakeFirst();
        return row?.next_run_at;
      }),

    async advance(id, next) {
      await db.updateTable('schedules').set(nextSlotColumns(next)).where('id', '=', id).execute();
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
