import type { Delivery } from '../../core/delivery/delivery.ts';
import { SendError } from '../../core/delivery/sender.ts';
import type { Discussion } from '../../core/discussion/discussions.ts';
import { addStart, addThread, discussionOfDelivery } from '../../usecases/open-discussion.ts';
import type { OriginPolicy, RecordContext, SentMessage } from './origin-policy.ts';

/**
 * Discussions of papers: a card with a thread under it, a thread under a message that is there, or a post in a forum; then messages
 * in it. One that cannot be opened is forgotten, so that it can be opened again: under the card that was posted for it.
 */
export const discussionOrigin: OriginPolicy = {
  async prepare(delivery, { stores, channelAccess, now }) {
    if (now > delivery.expiresAt) return { cancelled: 'late' };
    const discussion = await discussionOfDelivery(delivery, stores);
    if (!discussion) return { cancelled: 'discussionForgotten' };
    if (!channelAccess.mayPost(discussion.guildId, delivery.target.id))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    return { body: delivery.body };
  },

  async recordSent(delivery, sent, context) {
    const discussion = await discussionOfDelivery(delivery, context.stores);
    if (delivery.paperIds.length > 0) await remember(delivery, sent, discussion, context);
    if (discussion?.threadId === null) await goOn(delivery, discussion, sent, context);
  },

  async recordFailed(delivery, _step, context) {
    await forgetIfUnopened(delivery, context);
    return false;
  },

  recordSkippedLate: forgetIfUnopened,

  async recordSentDeleted(delivery, context) {
    const { messageId } = delivery.target;
    if (messageId !== undefined) await context.stores.posted.markDeleted(messageId);
    await forgetIfUnopened(delivery, context);
  },
};

/** Does what follows from a message that opens a discussion. */
async function goOn(
  { target }: Delivery,
  discussion: Discussion,
  { messageId }: SentMessage,
  { stores, now }: RecordContext,
): Promise<void> {
  const paper = await stores.papers.get(discussion.paperId);
  if (target.kind === 'channel') {
    if (paper) await addThread(discussion, paper, { channelId: target.id, messageId, now }, stores);
    return;
  }
  // A thread under a message, and a post in a forum, have the id of their first message.
  const isFirst = await stores.discussions.setThread(discussion, messageId);
  if (isFirst && paper && target.kind === 'thread')
    await addStart(discussion, paper, { threadId: messageId, now }, stores);
}

async function remember(
  { channelId, target, shownIds, origin }: Delivery,
  { messageId }: SentMessage,
  discussion: Discussion | undefined,
  { stores, now }: RecordContext,
): Promise<void> {
  const [guildId] = origin.id.split(':');
  await stores.posted.remember({
    messageId,
    channelId: target.kind === 'forum' ? messageId : (channelId ?? target.id),
    guildId: guildId ?? null,
    kind: 'card',
    paperIds: shownIds,
    postedAt: now,
    postedFor: 'discussion',
    // A message in the thread is the bot's own.
    ...(discussion?.threadId === null && discussion.openedBy ? { sharedBy: discussion.openedBy } : {}),
  });
}

async function forgetIfUnopened(delivery: Delivery, { stores }: RecordContext): Promise<void> {
  const discussion = await discussionOfDelivery(delivery, stores);
  if (discussion) await stores.discussions.forgetUnopened(discussion);
}
