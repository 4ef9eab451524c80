import type { PaperId } from '../paper/paper.ts';

/** Saves every paper of a message, unless the server has chosen another emoji. */
export const SAVE_EMOJI = '🔖';

/** A vote for every paper of a message, unless the server has chosen another emoji. */
export const VOTE_EMOJI = '👍';

/** The emoji whose reactions mean something, besides keycaps. */
export interface ReactionEmoji {
  /** Saves every paper of a message. */
  readonly saveEmoji: string;
  /** A vote for every paper of a message. */
  readonly voteEmoji: string;
}

/** The emoji of direct messages, and of servers that have chosen none. */
export const DEFAULT_REACTION_EMOJI: ReactionEmoji = { saveEmoji: SAVE_EMOJI, voteEmoji: VOTE_EMOJI };

/** What a reaction asks for, and the papers that it means, in the order shown. */
export interface ReactionMeaning {
  readonly act: 'save' | 'vote';
  readonly paperIds: readonly PaperId[];
}

/** The emoji of the numbers 1 to 10; each saves the paper with that number in a digest. */
const KEYCAPS: readonly string[] = ['1️⃣', '2️⃣', '3️⃣', '4️⃣', '5️⃣', '6️⃣', '7️⃣', '8️⃣', '9️⃣', '🔟'];

/** Returns the emoji of a number from 1 to 10. Throws a `RangeError` for any other number. */
export function keycap(number: number): string {
  const emoji = KEYCAPS[number - 1];
  if (emoji === undefined) throw new RangeError(`no keycap for ${number}`);
  return emoji;
}

/** Returns the emoji without its presentation selector (U+FE0F), which some clients send and others omit. */
export function normalizeEmoji(emoji: string): string {
  return emoji.replaceAll('\uFE0F', '');
}

/** Returns whether two emoji are the same, whatever their presentation selectors. */
export function isSameEmoji(a: string, b: string): boolean {
  return normalizeEmoji(a) === normalizeEmoji(b);
}

/** Returns whether an emoji is that of a number from 1 to 10. */
export function isKeycap(emoji: string): boolean {
  return KEYCAPS.some(each => isSameEmoji(each, emoji));
}

/** Returns whether a reaction with an emoji means something on some message. */
export function isReactionEmoji(emoji: string, { saveEmoji, voteEmoji }: ReactionEmoji): boolean {
  return isSameEmoji(emoji, saveEmoji) || isSameEmoji(emoji, voteEmoji) || isKeycap(emoji);
}

/**
 * Returns what a reaction on a message with these papers (in the order shown) means; `undefined` if nothing. The emoji are
 * those that the message was posted with.
 */
export function reactionMeaning(
  emoji: string,
  { saveEmoji, voteEmoji }: ReactionEmoji,
  paperIds: readonly PaperId[],
): ReactionMeaning | undefined {
  const index = KEYCAPS.findIndex(each => isSameEmoji(each, emoji));
  if (index !== -1) return meaning('save', paperIds.slice(index, index + 1));
  if (isSameEmoji(emoji, saveEmoji)) return meaning('save', paperIds);
  return isSameEmoji(emoji, voteEmoji) ? meaning('vote', paperIds) : undefined;
}

function meaning(act: ReactionMeaning['act'], paperIds: readonly PaperId[]): ReactionMeaning | undefined {
  return paperIds.length === 0 ? undefined : { act, paperIds };
}
