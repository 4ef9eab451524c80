import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { relativeTime } from '../format/relative-time.ts';
import { scheduleLabel } from './schedule-name.ts';

/** Returns which schedule was deleted, with a button that restores it until `undoUntil` (ms since the epoch). */
export function scheduleDeleted(schedule: Schedule, undoUntil: number): MessageBody {
  const lines = [
    `Deleted: ${scheduleLabel(schedule)}. It posts nothing more.`,
    `-# It can be restored until it is removed for good ${relativeTime(undoUntil)}.`,
  ];
  return message(
    container(BLUE, [
      textDisplay(lines.join('\n')),
      row(button(customId('undo-delete', schedule.id), { label: 'Undo', emoji: '↩️' })),
    ]),
  );
}
