import type { Delivery } from '../../core/delivery/delivery.ts';
import { SendError } from '../../core/delivery/sender.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { addWallNotice } from '../../usecases/add-pause-notice.ts';
import { parseWallOriginId } from '../../usecases/enter-wall.ts';
import { plainDigest } from '../../views/schedule/plain-digest.ts';
import { bodyInForm } from './body-in-form.ts';
import type { OriginPolicy } from './origin-policy.ts';
import { postedPaperIds } from './posted-paper-ids.ts';

/**
 * Papers on the wall of fame of a server. If the channel is gone or refuses them, its admins get a notice, and the paper enters
 * the wall once the bot may post there again, or another channel is chosen. What waits for a channel that is not the wall any
 * more is withdrawn, and the paper enters the other wall.
 */
export const wallOrigin: OriginPolicy = {
  async prepare(delivery, { stores, channelAccess, now }) {
    const { guildId, paperId } = parseWallOriginId(delivery.origin.id);
    if (now > delivery.expiresAt) return { cancelled: 'late' };
    if (!(await stores.wall.isPost(delivery.id, guildId, paperId))) return { cancelled: 'onWall' };
    if (!(await isWall(delivery, guildId, stores))) return { cancelled: 'wallMoved' };
    if (!channelAccess.mayPost(guildId, delivery.target.id))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    const body = await bodyInForm(delivery, papers => plainWallPost(delivery, papers), stores);
    return body === undefined ? { cancelled: 'papersRemoved' } : { body };
  },

  async recordSent(delivery, sent, { stores, now }) {
    const { guildId } = parseWallOriginId(delivery.origin.id);
    await stores.posted.remember({
      messageId: sent.messageId,
      channelId: delivery.channelId ?? delivery.target.id,
      guildId,
      kind: 'card',
      paperIds: await postedPaperIds(delivery, sent, stores),
      postedAt: now,
      reactionEmoji: delivery.reactionEmoji,
    });
    // Its votes are shown from the start.
    await stores.countChanges.mark(guildId, delivery.shownIds, now);
  },

  async recordFailed(delivery, { effect, problem }, context) {
    const { guildId, paperId } = parseWallOriginId(delivery.origin.id);
    const hasMoved = !(await isWall(delivery, guildId, context.stores));
    if (effect === 'none' && !hasMoved) return false;
    await context.stores.wall.leave(delivery.id, guildId, paperId);
    if (hasMoved) return false;
    await addWallNotice({ guildId, channelId: delivery.target.id, problem }, context);
    return false;
  },

  recordSkippedLate: async () => undefined,
};

/** Returns whether a delivery is for the channel that is the wall of its server by now. */
async function isWall(
  { target }: Delivery,
  guildId: string,
  { serverSettings }: Pick<Stores, 'serverSettings'>,
): Promise<boolean> {
  return (await serverSettings.get(guildId)).wallChannelId === target.id;
}

function plainWallPost({ nonce }: Delivery, papers: readonly Paper[]) {
  return plainDigest({ papers, nonce, heading: 'Wall of fame' });
}
