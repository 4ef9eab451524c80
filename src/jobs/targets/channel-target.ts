import { findFloor, searchFloor, unlessForbidden } from './floor.ts';
import type { Target } from './target.ts';

/** A message in a channel or an existing thread. */
export const channelTarget: Target = {
  hasNonce: true,

  async find(delivery, { sender }) {
    const floor = searchFloor(delivery);
    if (floor === undefined) return undefined;
    const { target, nonce, body } = delivery;
    return unlessForbidden(sender.findPosted(target.id, floor, { mark: nonce, body }));
  },

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
