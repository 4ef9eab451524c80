import { setImmediate } from 'node:timers/promises';
import { DEFAULT_REACTION_EMOJI, isReactionEmoji, normalizeEmoji } from '../core/message/reaction.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { DAY_MS } from '../core/time/duration.ts';
import { applyReaction, type ReactionChange, type ReactionStores } from './apply-reaction.ts';

/** How long a delivery that may have been posted is looked for, and reactions on its message are kept. */
export const LOOK_FOR_MS = 7 * DAY_MS;

/** Far more than members add in the minutes that a retry takes; without a bound a busy server would fill the database. */
const MAX_KEPT_REACTIONS = 20_000;

/** Each saves up to ten papers, with what was kept of those that were removed: some milliseconds in all. */
const REACTIONS_PER_STEP = 5;

/**
 * Applies a reaction to a posted message. If the message is unknown, but a delivery to its channel may have been posted
 * without our knowing, the reaction is kept until that is known.
 */
export async function applyOrKeepReaction(
  reaction: ReactionChange,
  stores: ReactionStores & Pick<Stores, 'unmatchedReactions'>,
  unitOfWork: UnitOfWork,
): Promise<void> {
  const { change, messageId, userId, emoji } = reaction;
  if (!(await canMeanSomething(reaction, stores))) return;
  // One that is still kept would otherwise be applied later, also where the message is recorded by now.
  if (change === 'removed') {
    await stores.unmatchedReactions.remove({ messageId, userId, emoji: normalizeEmoji(emoji) });
  }
  if ((await applyReaction(reaction, stores)) || change === 'removed') return;
  // Looked up again in one transaction with keeping it: the message may have been recorded since.
  await unitOfWork(async bound => {
    if (!(await applyReaction(reaction, bound))) await keep(reaction, bound);
  });
}

/**
 * Returns whether a reaction can mean something: by the emoji that its message was posted with, or else by those that a
 * message of its server may be posted with.
 */
export async function canMeanSomething(
  { messageId, guildId, emoji }: ReactionChange,
  { posted, serverSettings }: Pick<Stores, 'posted' | 'serverSettings'>,
): Promise<boolean> {
  const message = await posted.get(messageId);
  if (message) return isReactionEmoji(emoji, message.reactionEmoji ?? DEFAULT_REACTION_EMOJI);
  if (isReactionEmoji(emoji, DEFAULT_REACTION_EMOJI)) return true;
  return guildId !== undefined && isReactionEmoji(emoji, await serverSettings.get(guildId));
}

async function keep(
  { messageId, channelId, userId, emoji, roleIds = [], at }: ReactionChange,
  { deliveries, unmatchedReactions }: Pick<Stores, 'deliveries' | 'unmatchedReactions'>,
): Promise<void> {
  const since = at - LOOK_FOR_MS;
  if (!(await deliveries.mayHavePosted(channelId, since))) return;
  const reaction = { messageId, userId, emoji: normalizeEmoji(emoji), roleIds, at };
  await unmatchedReactions.keep(reaction, { since, maxCount: MAX_KEPT_REACTIONS });
}

/**
 * Applies the kept reactions whose messages are recorded by now: in small transactions, with other events handled between
 * them. What is left when the signal is aborted stays kept.
 */
export async function applyKeptReactions(unitOfWork: UnitOfWork, signal?: AbortSignal): Promise<void> {
  while (await unitOfWork(applySome)) {
    if (signal?.aborted) return;
    await setImmediate();
  }
}

/** Applies some kept reactions of one recorded message. Returns whether there was any. */
async function applySome(stores: ReactionStores & Pick<Stores, 'unmatchedReactions'>): Promise<boolean> {
  const messageId = await stores.unmatchedReactions.recordedMessage();
  if (messageId === undefined) return false;
  for (const reaction of await stores.unmatchedReactions.take(messageId, REACTIONS_PER_STEP)) {
    await applyReaction({ ...reaction, change: 'added' }, stores);
  }
  return true;
}
