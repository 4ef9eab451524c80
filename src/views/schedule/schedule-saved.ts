import type { MessageBody } from '../../core/message/message-body.ts';
import { fitText } from '../format/budget.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { scheduleMarkdown, type ScheduleLine } from './schedule-list.ts';

const NOTE = 300;
const MAX_NOTES = 10;

/** A schedule that was just made or changed. `notes`: what was decided for the admin, in plain text. */
export function scheduleSaved(schedule: ScheduleLine, notes: readonly string[]): MessageBody {
  const told = notes.slice(0, MAX_NOTES).map(note => fitText(note, NOTE, part => `- ${escapeText(part)}`));
  const hint = '-# `/schedule run` posts at once, `/schedule list` shows all.';
  return message(
    container(BLUE, [
      textDisplay(
        ['### Schedule saved', scheduleMarkdown(schedule), ...told.filter(note => note !== ''), hint].join(
          '\n',
        ),
      ),
    ]),
  );
}
