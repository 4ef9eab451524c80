import type { Delivery } from '../../core/delivery/delivery.ts';
import { findFloor, searchFloor } from './floor.ts';
import type { Target, TargetContext } from './target.ts';

/** A direct message. Its channel is opened once and kept; in it the bot may read. */
export const dmTarget: Target = {
  hasNonce: true,

  async find(delivery, context) {
    const floor = searchFloor(delivery);
    if (floor === undefined) return undefined;
    const { nonce, body, isRestored } = delivery;
    // That of a message from before a restore is not known.
    const channelId = await openedChannel(delivery, context);
    const post = { mark: nonce, body, readsTexts: isRestored };
    return context.sender.directMessages.findPosted(channelId, floor, post);
  },

  async readFloor(delivery, context) {
    const channelId = await openedChannel(delivery, context);
    const { deliveries, sender } = context;
    return findFloor({
      deliveries,
      known: sender.knownMessage(channelId),
      readNewest: () => sender.directMessages.newestMessage(channelId),
    });
  },

  async send(delivery, body, context) {
    const channelId = await openedChannel(delivery, context);
    return { ...(await context.sender.send(channelId, body, delivery.nonce)), channelId };
  },

  channelOf: ({ channelId, target }) => channelId ?? target.id,
};

/** Returns the channel of a delivery; one that is opened now is stored. */
async function openedChannel(delivery: Delivery, { deliveries, sender }: TargetContext): Promise<string> {
  const known = delivery.channelId ?? (await deliveries.get(delivery.id))?.channelId;
  if (typeof known === 'string') return known;
  const channelId = await sender.directMessages.open(delivery.target.id);
  await deliveries.setChannel(delivery, channelId);
  return channelId;
}
