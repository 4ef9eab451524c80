import { reactedPapers, normalizeEmoji } from '../core/message/reaction.ts';
import type { Stores } from '../core/stores.ts';

/** A user's reaction that was added to a message or removed from it. */
export interface ReactionChange {
  readonly change: 'added' | 'removed';
  readonly messageId: string;
  readonly userId: string;
  /** A Unicode emoji; custom emoji of a server are ignored. */
  readonly emoji: string;
  /** ms since the epoch */
  readonly at: number;
}

/** Saves the papers that a reaction on a posted message stands for, or undoes that. Ignores other messages and emoji. */
export async function applyReaction(
  { change, messageId, userId, emoji, at }: ReactionChange,
  { posted, library }: Pick<Stores, 'posted' | 'library'>,
): Promise<void> {
  const message = await posted.get(messageId);
  const paperIds = message ? reactedPapers(emoji, message.paperIds) : [];
  if (paperIds.length === 0) return;
  const origin = { kind: 'reaction', messageId, emoji: normalizeEmoji(emoji) } as const;
  if (change === 'added') await library.save(userId, paperIds, origin, at);
  else await library.removeOrigin(userId, paperIds, origin);
}
