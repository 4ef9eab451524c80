import type { Delivery } from '../../core/delivery/delivery.ts';
import { forgetClubThread, recordClubThread } from './club-origin.ts';
import type { OriginPolicy, RecordContext } from './origin-policy.ts';

/** Threads under posted messages. One that cannot be made is left out: the message is there. */
export const threadOrigin: OriginPolicy = {
  async prepare({ origin, body, expiresAt }, { stores, now }) {
    const parent = await stores.deliveries.get(Number(origin.id));
    if (parent?.state !== 'sent') return { cancelled: 'parentNotPosted' };
    return now > expiresAt ? { cancelled: 'late' } : { body };
  },

  async recordSent({ origin }, { messageId }, context) {
    const parent = await context.stores.deliveries.get(Number(origin.id));
    if (parent) await recordClubThread(parent, messageId, context);
  },

  async recordFailed(delivery, _step, context) {
    await forget(delivery, context);
    return false;
  },

  recordSkippedLate: forget,
  recordSentDeleted: forget,
};

async function forget({ origin }: Delivery, context: RecordContext): Promise<void> {
  const parent = await context.stores.deliveries.get(Number(origin.id));
  if (parent) await forgetClubThread(parent, context);
}
