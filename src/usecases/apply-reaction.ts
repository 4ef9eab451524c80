import { papersMeant, plainEmoji } from '../core/message/reaction.ts';
import type { Stores } from '../core/stores.ts';

/** Somebody put a reaction on a message, or took it away. */
export interface ReactionChange {
  readonly change: 'added' | 'removed';
  readonly messageId: string;
  readonly userId: string;
  /** The emoji itself; reactions with a server's own emoji have no meaning here. */
  readonly emoji: string;
  /** ms since the epoch */
  readonly at: number;
}

/** Saves what a reaction on a posted message means, or undoes it. Other messages and other emoji change nothing. */
export async function applyReaction(
  { change, messageId, userId, emoji, at }: ReactionChange,
  { posted, library }: Pick<Stores, 'posted' | 'library'>,
): Promise<void> {
  const message = await posted.get(messageId);
  const papers = message ? papersMeant(emoji, message.paperIds) : [];
  if (papers.length === 0) return;
  const origin = { kind: 'reaction', messageId, emoji: plainEmoji(emoji) } as const;
  if (change === 'added') await library.save(userId, papers, origin, at);
  else await library.removeOrigin(userId, papers, origin);
}
