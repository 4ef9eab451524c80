import { recordClubThread } from './club-origin.ts';
import { NO_CONSEQUENCES, type OriginPolicy } from './origin-policy.ts';

/** Threads under posted messages. Nothing follows from one that cannot be made: the message is there. */
export const threadOrigin: OriginPolicy = {
  ...NO_CONSEQUENCES,
  async prepare({ origin, body, expiresAt }, { stores, now }) {
    const parent = await stores.deliveries.get(Number(origin.id));
    if (parent?.state !== 'sent') return { cancelled: 'parentNotPosted' };
    return now > expiresAt ? { cancelled: 'late' } : { body };
  },

  async recordSent({ origin }, { messageId }, context) {
    const parent = await context.stores.deliveries.get(Number(origin.id));
    if (parent) await recordClubThread(parent, messageId, context);
  },
};
