import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { scheduleEntry, type ScheduleEntry } from './schedule-entry.ts';

const MAX_NOTE_WEIGHT = 300;
const MAX_NOTES = 10;

/** Returns a schedule that was just created or changed. `notes`: plain texts about it, such as defaults that were used. */
export function scheduleSaved(schedule: ScheduleEntry['schedule'], notes: readonly string[]): MessageBody {
  const noteLines = notes
    .slice(0, MAX_NOTES)
    .map(note => fitText(note, MAX_NOTE_WEIGHT, part => `- ${escapeText(part)}`))
    .filter(line => line !== '');
  const hint =
    '-# `/schedule preview` shows the next post to you alone, `/schedule run` posts now, `/schedule list` shows all schedules.';
  const entry = scheduleEntry({ schedule, subject: schedule.what });
  const lines = ['### Schedule saved', entry, ...noteLines, hint];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}
