import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Draft } from '../../core/schedule/draft.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { exactTime } from '../format/relative-time.ts';

/** Returns the private message that asks a curator whether a slot is to be skipped. Dismissing it changes nothing. */
export function skipQuestion({ id, dueAt }: Pick<Draft, 'id' | 'dueAt'>): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(
        `Skip the post of ${exactTime(dueAt)}? Nothing is posted then, and the schedule goes on with its next post. This cannot be undone.`,
      ),
      row(button(customId('draft-skip-now', id), { label: 'Skip it' })),
    ]),
  );
}
