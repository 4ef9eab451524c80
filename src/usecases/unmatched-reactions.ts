import { isSaveEmoji, normalizeEmoji } from '../core/message/reaction.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { DAY_MS } from '../core/time/duration.ts';
import { applyReaction, type ReactionChange } from './apply-reaction.ts';

/** How long a delivery that may have been posted is looked for, and reactions on its message are kept. */
export const LOOK_FOR_MS = 7 * DAY_MS;

/** Far more than members add in the minutes that a retry takes; without a bound a busy server would fill the database. */
const MAX_KEPT_REACTIONS = 20_000;

/**
 * Applies a reaction to a posted message. If the message is unknown, but a delivery to its channel may have been posted
 * without our knowing, the reaction is kept until that is known.
 */
export async function applyOrKeepReaction(
  reaction: ReactionChange,
  stores: Pick<Stores, 'posted' | 'library'>,
  unitOfWork: UnitOfWork,
): Promise<void> {
  if (!isSaveEmoji(reaction.emoji) || (await applyReaction(reaction, stores))) return;
  // Looked up again in one transaction with keeping it: the message may have been recorded since.
  await unitOfWork(async bound => {
    if (!(await applyReaction(reaction, bound))) await keep(reaction, bound);
  });
}

async function keep(
  { change, messageId, channelId, userId, emoji, at }: ReactionChange,
  { deliveries, unmatchedReactions }: Pick<Stores, 'deliveries' | 'unmatchedReactions'>,
): Promise<void> {
  const reaction = { messageId, userId, emoji: normalizeEmoji(emoji) };
  const since = at - LOOK_FOR_MS;
  if (change === 'removed') await unmatchedReactions.remove(reaction);
  else if (await deliveries.mayHavePosted(channelId, since)) {
    await unmatchedReactions.keep({ ...reaction, at }, { since, maxCount: MAX_KEPT_REACTIONS });
  }
}

/** Applies the reactions that were kept for a message that was just recorded. */
export async function applyUnmatchedReactions(
  messageId: string,
  stores: Pick<Stores, 'posted' | 'library' | 'unmatchedReactions'>,
): Promise<void> {
  for (const reaction of await stores.unmatchedReactions.take(messageId)) {
    await applyReaction({ ...reaction, change: 'added' }, stores);
  }
}
