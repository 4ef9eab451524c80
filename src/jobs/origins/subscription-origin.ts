import type { Paper } from '../../core/paper/paper.ts';
import { REMOVED_PAPER } from '../../core/message/posted.ts';
import { subscriptionDigest } from '../../views/watch/subscription-digest.ts';
import type { OriginPolicy } from './origin-policy.ts';
import { bodyInForm } from './body-in-form.ts';
import { postedPaperIds } from './posted-paper-ids.ts';

/** Subscriptions. A user's closed direct messages pause all their subscriptions, and their watches that tell there. */
export const subscriptionOrigin: OriginPolicy = {
  async prepare(delivery, context) {
    if (context.now > delivery.expiresAt) return { cancelled: 'late' };
    const subscription = await context.stores.subscriptions.get(Number(delivery.origin.id));
    if (!subscription || subscription.pausedReason !== null) return { cancelled: 'notWanted' };
    const { nonce, listName } = delivery;
    const { what } = subscription;
    const render = (papers: readonly Paper[]) =>
      subscriptionDigest({ what, papers, listName, nonce, isPlain: true });
    const body = await bodyInForm(delivery, render, context.stores);
    return body === undefined ? { cancelled: 'papersRemoved' } : { body };
  },

  async recordSent(delivery, { messageId, customIds }, { stores, now }) {
    const { origin, target, channelId } = delivery;
    const paperIds = await postedPaperIds(delivery, { messageId, customIds }, stores);
    await stores.posted.remember({
      messageId,
      channelId: channelId ?? target.id,
      guildId: null,
      kind: 'digest',
      paperIds,
      postedAt: now,
    });
    if (paperIds === delivery.shownIds) return;
    await stores.subscriptions.releasePapers(delivery.id);
    if (await stores.subscriptions.get(Number(origin.id)))
      await stores.subscriptions.addSentPapers(
        Number(origin.id),
        paperIds.filter(id => id !== REMOVED_PAPER),
        delivery.id,
        now,
      );
  },

  async recordFailed({ id, target }, { effect, keepsPapers }, { stores }) {
    if (!keepsPapers) await stores.subscriptions.releasePapers(id);
    if (effect === 'none') return false;
    await stores.watches.pauseDirect(target.id, 'dms_closed');
    await stores.subscriptions.pauseOfUser(target.id, 'dms_closed');
    return true;
  },

  async recordSkippedLate({ id }, { stores }) {
    await stores.subscriptions.releasePapers(id);
  },
};
