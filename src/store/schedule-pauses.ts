import { sql, type Kysely } from 'kysely';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';
import type { Schema } from './database/schema.ts';
import { nextSlotColumns } from './next-slot.ts';
import { selectSchedules, toSchedule } from './schedule-row.ts';

type SchedulePauses = Pick<
  ScheduleStore,
  'pause' | 'pauseGuild' | 'awaitingAccess' | 'withEndedPause' | 'resume'
>;

/** Creates the part of the store of schedules that pauses and resumes them. */
export function createSchedulePauses(db: Kysely<Schema>): SchedulePauses {
  return {
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
      const found = await selectSchedules(db)
        .where(sql<boolean>`resumes_with_access = 1`)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute();
      return found.map(toSchedule);
    },

    async withEndedPause(now, { afterId, limit }) {
      const found = await selectSchedules(db)
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
          ...nextSlotColumns(next),
        })
        .where('id', '=', id)
        .execute();
    },
  };
}
