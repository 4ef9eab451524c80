import { sql, type Kysely } from 'kysely';
import type { DraftStore } from '../core/schedule/draft.ts';
import { DEFAULT_SERVER_SETTINGS } from '../core/server-settings.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import type { Schema } from './database/schema.ts';
import { withPapers } from './draft-rows.ts';

type DueDrafts = Pick<
  DraftStore,
  | 'outdated'
  | 'toCheck'
  | 'allOpen'
  | 'setChecked'
  | 'recheckUntouched'
  | 'deleteClosedBefore'
  | 'undrafted'
  | 'nextDueAt'
>;

/** When the draft of a schedule's next slot is due. */
const draftDueAt = sql<number>`(schedules.next_run_at
  - coalesce(server_settings.desk_lead_minutes, ${sql.lit(DEFAULT_SERVER_SETTINGS.deskLeadMinutes)}) * ${sql.lit(MINUTE_MS)})`;

/** Differs from every number of edits of a schedule. */
const UNCHECKED_EDITS = -1;

/** As the indexes have them. */
const IS_OPEN = sql<boolean>`draft_slots.state = 'open'`;
const IS_CLOSED = sql<boolean>`state <> 'open'`;

/** Creates the part of the store of drafts that says which need something: to be made, shown, checked or deleted. */
export function createDueDrafts(db: Kysely<Schema>): DueDrafts {
  /** The next slots, of active schedules, that are to have a draft and have none. */
  const undrafted = () =>
    db
      .selectFrom('server_settings')
      .innerJoin('schedules', 'schedules.guild_id', 'server_settings.guild_id')
      .where('server_settings.desk_channel_id', 'is not', null)
      .where('schedules.paused_reason', 'is', null)
      .where('schedules.deleted_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('draft_slots')
              .select('draft_slots.id')
              .whereRef('draft_slots.schedule_id', '=', 'schedules.id')
              .whereRef('draft_slots.slot', '=', 'schedules.next_slot')
              .where(IS_OPEN),
          ),
        ),
      );

  const page = (afterId: number, limit: number) =>
    db
      .selectFrom('draft_slots')
      .selectAll('draft_slots')
      .where('draft_slots.id', '>', afterId)
      .orderBy('draft_slots.id')
      .limit(limit);

  return {
    async outdated(afterId, limit) {
      const rows = await page(afterId, limit)
        .where('message_id', 'is not', null)
        .whereRef('shown_revision', '<', 'revision')
        .execute();
      return withPapers(db, rows);
    },

    async toCheck(afterId, limit) {
      const rows = await page(afterId, limit)
        .innerJoin('schedules', 'schedules.id', 'draft_slots.schedule_id')
        .leftJoin('server_settings', 'server_settings.guild_id', 'draft_slots.guild_id')
        .where(IS_OPEN)
        .where(({ eb, or, ref }) =>
          or([
            eb('server_settings.desk_channel_id', 'is', null),
            eb('schedules.paused_reason', 'is not', null),
            eb('schedules.deleted_at', 'is not', null),
            eb('schedules.next_slot', '<>', ref('draft_slots.slot')),
            eb('schedules.edits', '<>', ref('draft_slots.checked_edits')),
          ]),
        )
        .execute();
      return withPapers(db, rows);
    },

    async allOpen(afterId, limit) {
      const rows = await page(afterId, limit).where(IS_OPEN).execute();
      return withPapers(db, rows);
    },

    async setChecked(id) {
      await db
        .updateTable('draft_slots')
        .set(eb => ({
          checked_edits: eb
            .selectFrom('schedules')
            .select('schedules.edits')
            .whereRef('schedules.id', '=', 'draft_slots.schedule_id'),
        }))
        .where('id', '=', id)
        .execute();
    },

    async recheckUntouched(guildId) {
      await db
        .updateTable('draft_slots')
        .set({ checked_edits: UNCHECKED_EDITS })
        .where('guild_id', '=', guildId)
        .where('is_touched', '=', 0)
        .where(IS_OPEN)
        .execute();
    },

    async deleteClosedBefore(instant) {
      await db.deleteFrom('draft_slots').where(IS_CLOSED).where('due_at', '<', instant).execute();
    },

    async undrafted(now, afterId, limit) {
      const rows = await undrafted()
        .select(['schedules.id as scheduleId', 'server_settings.desk_channel_id as deskChannelId'])
        .where(draftDueAt, '<=', now)
        .where('schedules.next_run_at', '>', now)
        .where('schedules.id', '>', afterId)
        .orderBy('schedules.id')
        .limit(limit)
        .execute();
      return rows.flatMap(({ scheduleId, deskChannelId }) =>
        deskChannelId === null ? [] : { scheduleId, deskChannelId },
      );
    },

    async nextDueAt() {
      const row = await undrafted()
        .select(eb => eb.fn.min<number | null>(draftDueAt).as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}
