import {
  DEFAULT_REACTION_EMOJI,
  isSameEmoji,
  normalizeEmoji,
  reactionMeaning,
} from '../core/message/reaction.ts';
import type { Stores } from '../core/stores.ts';
import type { Vote } from '../core/vote/votes.ts';
import { castVote } from './cast-vote.ts';

/** A user's reaction that was added to a message or removed from it. */
export interface ReactionChange {
  readonly change: 'added' | 'removed';
  readonly messageId: string;
  readonly channelId: string;
  /** The message's server; absent in a direct message. */
  readonly guildId?: string | undefined;
  readonly userId: string;
  /** A Unicode emoji; custom emoji of a server are ignored. */
  readonly emoji: string;
  /** The user's roles in the server, as far as they are known; for a reaction that was added. */
  readonly roleIds?: readonly string[] | undefined;
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

/** A reaction of the bot's own that was added to a message or removed from it. */
export interface OwnReaction {
  readonly messageId: string;
  readonly emoji: string;
  readonly isThere: boolean;
}

/** What happens to the reactions on a message. */
export type ReactionEvent = ReactionChange | ReactionsCleared;

type VotingStores = Pick<Stores, 'votes' | 'serverSettings' | 'submissions'>;

/** The stores that a reaction can change, and those that say how. */
export type ReactionStores = Pick<Stores, 'posted' | 'library'> & VotingStores;

/**
 * Saves the papers that a reaction on a posted message stands for, or votes for them, or undoes that. Other emoji are ignored.
 * Returns whether the message is known.
 */
export async function applyReaction(
  reaction: Omit<ReactionChange, 'channelId'>,
  stores: ReactionStores,
): Promise<boolean> {
  const { change, messageId, userId, emoji, at } = reaction;
  const { posted, library } = stores;
  const message = await posted.get(messageId);
  if (!message) return false;
  const { reactionEmoji = DEFAULT_REACTION_EMOJI } = message;
  const meaning = reactionMeaning(emoji, reactionEmoji, message.paperIds);
  if (meaning === undefined) return true;
  const { act, paperIds } = meaning;
  const origin = { kind: 'reaction', messageId, emoji: normalizeEmoji(emoji) } as const;
  if (act === 'vote') await applyVote({ ...reaction, guildId: message.guildId, paperIds, origin }, stores);
  else if (change === 'added') await library.save(userId, paperIds, origin, at);
  else await library.removeOrigin(userId, paperIds, origin, at);
  return true;
}

/** Votes for the papers that a reaction means, or undoes that. In direct messages there are no votes. */
async function applyVote(
  {
    change,
    guildId,
    userId,
    paperIds,
    origin,
    roleIds = [],
    at,
  }: Pick<ReactionChange, 'change' | 'userId' | 'roleIds' | 'at'> &
    Pick<Vote, 'paperIds' | 'origin'> & { readonly guildId: string | null },
  stores: VotingStores,
): Promise<void> {
  if (guildId === null) return;
  const vote = { guildId, userId, paperIds, origin };
  if (change === 'added') {
    const rules = await stores.serverSettings.get(guildId);
    await castVote({ ...vote, roleIds, rules }, at, stores);
  } else await stores.votes.removeOrigin(vote, at);
}

/** Keeps the saves and votes of reactions that a moderator cleared: these are not missing when reactions are compared. */
export async function keepClearedSaves(
  { messageId, emoji }: Omit<ReactionsCleared, 'change'>,
  { posted, reactionSaves }: Pick<Stores, 'posted' | 'reactionSaves'>,
): Promise<void> {
  const cleared = emoji === undefined ? undefined : normalizeEmoji(emoji);
  await reactionSaves.markCleared(messageId, { emoji: cleared });
  if (cleared === undefined) await posted.setOwnReaction(messageId, false);
  else await storeOwnReaction({ messageId, emoji: cleared, isThere: false }, { posted });
}

/** Stores whether the bot's own reaction is on a message, if it is the one that saves. */
export async function storeOwnReaction(
  { messageId, emoji, isThere }: OwnReaction,
  { posted }: Pick<Stores, 'posted'>,
): Promise<void> {
  const message = await posted.get(messageId);
  const { saveEmoji } = message?.reactionEmoji ?? DEFAULT_REACTION_EMOJI;
  if (message && isSameEmoji(emoji, saveEmoji)) await posted.setOwnReaction(messageId, isThere);
}
