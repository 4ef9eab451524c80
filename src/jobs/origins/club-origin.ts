import { SendError } from '../../core/delivery/sender.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import { clubOriginOf } from '../../usecases/club-deliveries.ts';
import { NO_CONSEQUENCES, type OriginPolicy, type RecordContext } from './origin-policy.ts';

/** What reading clubs post. If a post fails, the club still takes its next step. */
export const clubOrigin: OriginPolicy = {
  ...NO_CONSEQUENCES,

  async prepare(delivery, { stores, channelAccess, now }) {
    const { body, expiresAt, target } = delivery;
    if (now > expiresAt) return { cancelled: 'late' };
    const round = await stores.clubs.round(clubOriginOf(delivery)?.roundId ?? 0);
    if (!round) return { cancelled: 'notWanted' };
    if (!channelAccess.mayPost(round.guildId, target.id))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    return { body };
  },

  async recordSent(delivery, { messageId }, { stores, now }) {
    const origin = clubOriginOf(delivery);
    if (origin?.post === 'vote')
      await stores.clubs.notePosted(origin.roundId, { voteMessageId: messageId }, now);
    if (origin?.post !== 'paper') return;
    const round = await stores.clubs.round(origin.roundId);
    await stores.posted.remember({
      messageId,
      channelId: delivery.channelId ?? delivery.target.id,
      guildId: round?.guildId ?? null,
      kind: 'card',
      paperIds: delivery.shownIds,
      postedAt: now,
    });
  },
};

/** Records the thread of a round, if `parent` is the post of its paper; it is the paper's discussion unless there is one already. */
export async function recordClubThread(
  parent: Delivery,
  threadId: string,
  { stores, now }: Pick<RecordContext, 'stores' | 'now'>,
): Promise<void> {
  const origin = clubOriginOf(parent);
  if (origin?.post !== 'paper') return;
  const round = await stores.clubs.round(origin.roundId);
  if (!round) return;
  await stores.clubs.notePosted(round.id, { threadId }, now);
  const [paperId] = parent.shownIds;
  if (paperId === undefined) return;
  const discussion = {
    guildId: round.guildId,
    paperId,
    channelId: parent.target.id,
    isForumPost: false,
    openedBy: null,
    openedAt: now,
  };
  if (await stores.discussions.add(discussion)) await stores.discussions.setThread(discussion, threadId);
}
