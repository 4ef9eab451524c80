import { findAfterFloor, findFloor } from './floor.ts';
import type { Target } from './target.ts';

/** A message in a channel or an existing thread. */
export const channelTarget: Target = {
  hasNonce: true,

  find: (delivery, { sender }) => findAfterFloor(delivery, sender),

  readFloor: ({ target: { id } }, { deliveries, sender }) =>
    findFloor({
      deliveries,
      known: sender.knownMessage(id),
      readNewest: () => sender.newestMessage(id),
    }),

  async send({ target, nonce }, body, { sender }) {
    return { ...(await sender.send(target.id, body, nonce)), channelId: target.id };
  },

  channelOf: ({ target }) => target.id,
};
