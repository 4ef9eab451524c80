import { findAfterFloor, findFloor } from './floor.ts';
import type { Target } from './target.ts';

/** A post in a forum: a thread whose first message has the same id. */
export const forumTarget: Target = {
  hasNonce: false,

  find: (delivery, { sender }) => findAfterFloor(delivery, sender.forums),

  readFloor: ({ target: { id } }, { deliveries, sender }) =>
    findFloor({
      deliveries,
      known: undefined,
      readNewest: () => sender.forums.newestPost(id),
    }),

  async send({ target }, body, { sender }) {
    const { messageId } = await sender.forums.post(target.id, body);
    return { messageId, channelId: messageId };
  },

  channelOf: (_, messageId) => messageId,
};
