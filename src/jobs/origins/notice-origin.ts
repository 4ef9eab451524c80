import { NO_CONSEQUENCES, type OriginPolicy } from './origin-policy.ts';

/** Notices to admins. Nothing follows from one that cannot be sent: `/status` says the same. */
export const noticeOrigin: OriginPolicy = {
  ...NO_CONSEQUENCES,
  prepare: async ({ body, expiresAt }, { now }) => (now > expiresAt ? { cancelled: 'late' } : { body }),
};
