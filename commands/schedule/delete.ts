import type { ComponentAction } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { DELETED_SCHEDULE_TTL_MS } from '../../src/core/schedule/schedule.ts';
import { openSlotAfterChange } from '../../src/usecases/next-open-slot.ts';
import { scheduleDeleted } from '../../src/views/schedule/schedule-deleted.ts';
import { nextText } from '../../src/views/schedule/schedule-entry.ts';
import { scheduleLabel } from '../../src/views/schedule/schedule-name.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import { assertRoomForSchedule } from './create.ts';
import { noticeReply } from './replies.ts';
import { assertManagesGuild, guildOf, type ScheduleSubcommand } from './subcommand.ts';

/** Deletes a schedule; a button undoes it for some minutes. */
export const deleteSchedule: ScheduleSubcommand = async (invocation, app) => {
  const chosen = await chosenSchedule(invocation, app);
  const now = app.clock.now();
  await app.schedules.delete(chosen.id, now);
  return { kind: 'private', body: scheduleDeleted(chosen, now + DELETED_SCHEDULE_TTL_MS) };
};

/** Restores a deleted schedule with the history of its slots, so that no date is posted again. */
export const undoDelete: ComponentAction<'schedules' | 'manualRun' | 'clock'> = {
  verb: 'undo-delete',
  async run(use, { schedules, manualRun, clock }) {
    assertManagesGuild(use);
    const [id = ''] = use.args;
    const guildId = guildOf(use);
    const now = clock.now();
    const deleted = /^\d{1,15}$/.test(id)
      ? await schedules.deletedSince(Number(id), now - DELETED_SCHEDULE_TTL_MS)
      : undefined;
    if (deleted?.guildId !== guildId) {
      throw new UserError(
        'This schedule can no longer be restored: see `/schedule list`, or create it again with `/schedule create`.',
      );
    }
    assertRoomForSchedule(await schedules.inGuild(guildId));
    const next = await openSlotAfterChange(deleted, deleted, now, schedules);
    await schedules.restore(deleted.id, next);
    manualRun.reschedule();
    const text = `Restored: ${scheduleLabel(deleted)} · ${nextText({ ...deleted, next })}`;
    return { ...noticeReply(text), kind: 'update' };
  },
};
