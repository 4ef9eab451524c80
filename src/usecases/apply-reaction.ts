import { reactedPapers, normalizeEmoji } from '../core/message/reaction.ts';
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
  else await library.removeOrigin(userId, paperIds, origin);
  return true;
}
