import type { EditedBody, EditOutcome, MessageEditor } from '../../core/message/message-editor.ts';
import type { MessagePlace } from '../../core/submission/submission.ts';
import type { Clock } from '../../core/time/clock.ts';

/** Edits the messages of desks. One that has to wait holds up those in its channel, and no others. */
export interface DeskEditor {
  /** Replaces a message by what is rendered for it. Returns `undefined` if that has to wait. */
  edit(
    message: MessagePlace,
    render: () => Promise<EditedBody>,
  ): Promise<Exclude<EditOutcome, { kind: 'postponed' }> | undefined>;
}

/** Creates an editor of messages of desks. */
export function createDeskEditor(editor: MessageEditor, clock: Pick<Clock, 'now'>): DeskEditor {
  const heldUntil = new Map<string, number>();
  return {
    async edit({ channelId, messageId }, render) {
      if (clock.now() < (heldUntil.get(channelId) ?? 0)) return undefined;
      heldUntil.delete(channelId);
      const outcome = await editor.edit(channelId, messageId, await render());
      if (outcome.kind !== 'postponed') return outcome;
      heldUntil.set(channelId, clock.now() + outcome.retryAfterMs);
      return undefined;
    },
  };
}
