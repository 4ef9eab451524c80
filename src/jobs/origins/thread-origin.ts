import type { OriginPolicy } from './origin-policy.ts';

const NOTHING = async () => undefined;

/** Threads under posted messages. Nothing follows from one that cannot be made: the message is there. */
export const threadOrigin: OriginPolicy = {
  async prepare({ origin, body, expiresAt }, { stores, now }) {
    const parent = await stores.deliveries.get(Number(origin.id));
    if (parent?.state !== 'sent') return { cancelled: 'parentNotPosted' };
    return now > expiresAt ? { cancelled: 'late' } : { body };
  },
  recordSent: NOTHING,
  recordFailed: async () => false,
  recordSkippedLate: NOTHING,
};
