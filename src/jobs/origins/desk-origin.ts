import { SendError } from '../../core/delivery/sender.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import { NO_CONSEQUENCES, type OriginPolicy } from './origin-policy.ts';

/**
 * What the curators of a server are shown in their channel: nominated papers, by the id `nomination:<server>:<paper>`. One
 * that cannot be posted is withdrawn, so that it can be made again.
 */
export const deskOrigin: OriginPolicy = {
  ...NO_CONSEQUENCES,

  async prepare(delivery, { stores, channelAccess, now }) {
    const { body, expiresAt, target } = delivery;
    if (now > expiresAt) return { cancelled: 'late' };
    const nomination = parseNomination(delivery);
    const submission = nomination && (await stores.submissions.get(nomination.guildId, nomination.paperId));
    if (submission?.state !== 'nominated') return { cancelled: 'notWanted' };
    if (nomination && !channelAccess.mayPost(nomination.guildId, target.id))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    return { body };
  },

  async recordSent(delivery, { messageId }, { stores }) {
    const nomination = parseNomination(delivery);
    if (!nomination) return;
    const channelId = delivery.channelId ?? delivery.target.id;
    await stores.submissions.setMessage(nomination.guildId, nomination.paperId, { channelId, messageId });
  },

  async recordFailed(delivery, _step, { stores }) {
    const nomination = parseNomination(delivery);
    if (nomination) await stores.submissions.withdraw(nomination.guildId, nomination.paperId);
    return false;
  },

  async recordSkippedLate(delivery, { stores }) {
    const nomination = parseNomination(delivery);
    if (nomination) await stores.submissions.withdraw(nomination.guildId, nomination.paperId);
  },
};

function parseNomination({ origin }: Delivery): { guildId: string; paperId: number } | undefined {
  const [, guildId, paper] = /^nomination:(\d+):(\d+)$/.exec(origin.id) ?? [];
  return guildId === undefined ? undefined : { guildId, paperId: Number(paper) };
}
