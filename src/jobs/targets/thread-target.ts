import { SendError } from '../../core/delivery/sender.ts';
import type { Target } from './target.ts';

/**
 * A thread under a message, such as that of another delivery. A message has at most one thread, so a repeat makes no second one and
 * nothing needs to be searched for.
 */
export const threadTarget: Target = {
  hasNonce: true,

  find: async ({ floor }) => (floor === null ? undefined : { kind: 'absent' }),

  readFloor: async () => '0',

  async send({ target, origin }, body, { deliveries, sender }) {
    const messageId = target.messageId ?? (await deliveries.get(Number(origin.id)))?.messageId;
    if (typeof messageId !== 'string') throw new SendError('refused', 'the message was not posted');
    await sender.startThread(target.id, messageId, body);
    // It has the id of its message (docs, "Start Thread from Message").
    return { messageId, channelId: target.id };
  },

  channelOf: ({ target }) => target.id,
};
