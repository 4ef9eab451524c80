import type { OriginPolicy } from './origin-policy.ts';

const NOTHING = async () => undefined;

/** Notices to admins. Nothing follows from one that cannot be sent: `/status` says the same. */
export const noticeOrigin: OriginPolicy = {
  prepare: async ({ body, expiresAt }, { now }) => (now > expiresAt ? { cancelled: 'late' } : { body }),
  recordSent: NOTHING,
  recordFailed: async () => false,
  recordSkippedLate: NOTHING,
};
