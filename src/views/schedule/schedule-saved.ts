import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { scheduleMarkdown, type ScheduleSummary } from './schedule-text.ts';

const MAX_NOTE_WEIGHT = 300;
const MAX_NOTES = 10;

/** Returns a schedule that was just created or changed. `notes`: plain texts about it, such as defaults that were used. */
export function scheduleSaved(schedule: ScheduleSummary, notes: readonly string[]): MessageBody {
  const noteLines = notes
    .slice(0, MAX_NOTES)
    .map(note => fitText(note, MAX_NOTE_WEIGHT, part => `- ${escapeText(part)}`))
    .filter(line => line !== '');
  const hint = '-# `/schedule run` posts now, `/schedule list` shows all schedules.';
  const lines = ['### Schedule saved', scheduleMarkdown(schedule), ...noteLines, hint];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}
