import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { noteLines } from '../format/note-lines.ts';
import { scheduleEntry, type ScheduleEntry } from './schedule-entry.ts';

/** Returns a schedule that was just created or changed. `notes`: plain texts about it, such as defaults that were used. */
export function scheduleSaved(schedule: ScheduleEntry['schedule'], notes: readonly string[]): MessageBody {
  const hint =
    '-# `/schedule preview` shows the next post to you alone, `/schedule run` posts now, `/schedule list` shows all schedules.';
  const entry = scheduleEntry({ schedule, subject: schedule.what });
  const lines = ['### Schedule saved', entry, ...noteLines(notes), hint];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}
