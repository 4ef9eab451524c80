import type { ComponentAction } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { DELETED_SCHEDULE_TTL_MS, type Schedule } from '../../src/core/schedule/schedule.ts';
import type { ScheduleStore } from '../../src/core/schedule/schedule-store.ts';
import { openSlotAfterChange } from '../../src/usecases/next-open-slot.ts';
import { scheduleDeleted } from '../../src/views/schedule/schedule-deleted.ts';
import { nextText } from '../../src/views/schedule/schedule-entry.ts';
import { scheduleLabel } from '../../src/views/schedule/schedule-name.ts';
import { hasKnownZone } from './assert-known-zone.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import { assertRoomForSchedule } from './create.ts';
import { noticeReply } from './replies.ts';
import { assertManagesGuild, guildOf, type ScheduleSubcommand } from './subcommand.ts';
import { twinOf } from './twin-schedule.ts';

/** Deletes a schedule; a button undoes it for some minutes. */
export const deleteSchedule: ScheduleSubcommand = async (invocation, app) => {
  const chosen = await chosenSchedule(invocation, app);
  const now = app.clock.now();
  await app.schedules.delete(chosen.id, now);
  return { kind: 'private', body: scheduleDeleted(chosen, now + DELETED_SCHEDULE_TTL_MS) };
};

/** Restores a deleted schedule with the history of its slots, so that no date is posted again. */
export const undoDelete: ComponentAction<'unitOfWork' | 'manualRun' | 'clock'> = {
  verb: 'undo-delete',
  async run(use, { unitOfWork, manualRun, clock }) {
    assertManagesGuild(use);
    const [id = ''] = use.args;
    const guildId = guildOf(use);
    const now = clock.now();
    // In one transaction: several may be restored at once.
    const restored = await unitOfWork(async ({ schedules }) => {
      const deleted = await deletedSchedule(id, now, schedules);
      if (deleted?.guildId !== guildId) throw tooLate();
      const existing = await schedules.inGuild(guildId);
      assertRoomForSchedule(existing);
      const twin = twinOf(deleted, existing, now);
      if (twin) throw replacedBy(twin);
      // In a time zone that is no longer known, it has no other.
      const next = hasKnownZone(deleted)
        ? await openSlotAfterChange(deleted, deleted, now, schedules)
        : deleted.next;
      await schedules.restore(deleted.id, next);
      return { ...deleted, next };
    });
    manualRun.reschedule();
    const text = `Restored: ${scheduleLabel(restored)} · ${nextText(restored)}`;
    return { ...noticeReply(text), kind: 'update' };
  },
};

async function deletedSchedule(
  id: string,
  now: number,
  schedules: Pick<ScheduleStore, 'deletedSince'>,
): Promise<Schedule | undefined> {
  return /^\d{1,15}$/.test(id)
    ? schedules.deletedSince(Number(id), now - DELETED_SCHEDULE_TTL_MS)
    : undefined;
}

function tooLate(): UserError {
  return new UserError(
    'This schedule can no longer be restored: see `/schedule list`, or create it again with `/schedule create`.',
  );
}

function replacedBy({ id }: Schedule): UserError {
  return new UserError(
    `This schedule is not restored: #${id} posts the same in that channel at the same time. See \`/schedule list\`.`,
  );
}
