import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Draft } from '../../core/schedule/draft.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { exactTime } from '../format/relative-time.ts';

/** Returns the private message that asks a curator whether a draft is to be posted now. Dismissing it changes nothing. */
export function postQuestion({ id, dueAt }: Pick<Draft, 'id' | 'dueAt'>): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(`Post this draft now, instead of at its time, ${exactTime(dueAt)}? This cannot be undone.`),
      row(button(customId('draft-post-now', id), { label: 'Post it now' })),
    ]),
  );
}
