import { normalizeEmoji, reactedPapers, SAVE_EMOJI } from '../core/message/reaction.ts';
import type { Stores } from '../core/stores.ts';

/** A user's reaction that was added to a message or removed from it. */
export interface ReactionChange {
  readonly change: 'added' | 'removed';
  readonly messageId: string;
  readonly channelId: string;
  readonly userId: string;
  /** A Unicode emoji; custom emoji of a server are ignored. */
  readonly emoji: string;
  /** ms since the epoch */
  readonly at: number;
}

/** All reactions on a message, or those with one emoji, that a moderator removed. */
export interface ReactionsCleared {
  readonly change: 'cleared';
  readonly messageId: string;
  /** `undefined` for all. */
  readonly emoji: string | undefined;
}

/** What happens to the reactions on a message. */
export type ReactionEvent = ReactionChange | ReactionsCleared;

/**
 * Saves the papers that a reaction on a posted message stands for, or undoes that. Other emoji are ignored. Returns whether
 * the message is known.
 */
export async function applyReaction(
  { change, messageId, userId, emoji, at }: Omit<ReactionChange, 'channelId'>,
  { posted, library }: Pick<Stores, 'posted' | 'library'>,
): Promise<boolean> {
  const message = await posted.get(messageId);
  if (!message) return false;
  const paperIds = reactedPapers(emoji, message.paperIds);
  if (paperIds.length === 0) return true;
  const origin = { kind: 'reaction', messageId, emoji: normalizeEmoji(emoji) } as const;
  if (change === 'added') await library.save(userId, paperIds, origin, at);
  else await library.removeOrigin(userId, paperIds, origin, at);
  return true;
}

/** Keeps the saves of reactions that a moderator cleared: these are not missing when reactions are compared. */
export async function keepClearedSaves(
  { messageId, emoji }: Omit<ReactionsCleared, 'change'>,
  { posted, reactionSaves }: Pick<Stores, 'posted' | 'reactionSaves'>,
): Promise<void> {
  const cleared = emoji === undefined ? undefined : normalizeEmoji(emoji);
  await reactionSaves.markCleared(messageId, { emoji: cleared });
  if (cleared === undefined || cleared === SAVE_EMOJI) await posted.setOwnReaction(messageId, false);
}
