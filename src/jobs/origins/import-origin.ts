import { NO_CONSEQUENCES, type OriginPolicy } from './origin-policy.ts';

/** Results of imports. One that cannot be sent is shown with the user's next `/library import`. */
export const importOrigin: OriginPolicy = {
  ...NO_CONSEQUENCES,

  async prepare({ origin, body, expiresAt }, { stores, now }) {
    const finished = await stores.libraryImports.get(Number(origin.id));
    if (!finished || finished.toldAt !== null) return { cancelled: 'resultShown' };
    return now > expiresAt ? { cancelled: 'late' } : { body };
  },

  async recordSent({ origin }, _sent, { stores, now }) {
    await stores.libraryImports.recordTold(Number(origin.id), now);
  },
};
