import type { PaperId } from '../paper/paper.ts';

/** Saves every paper of a message. */
export const SAVE_EMOJI = '🔖';

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

/** Returns whether an emoji saves papers of some message. */
export function isSaveEmoji(emoji: string): boolean {
  const reaction = normalizeEmoji(emoji);
  return reaction === SAVE_EMOJI || KEYCAPS.some(each => normalizeEmoji(each) === reaction);
}

/** Returns those of a message's papers (in the order shown) that a reaction saves; none for any other emoji. */
export function reactedPapers(emoji: string, paperIds: readonly PaperId[]): readonly PaperId[] {
  const reaction = normalizeEmoji(emoji);
  if (reaction === SAVE_EMOJI) return paperIds;
  const index = KEYCAPS.findIndex(each => normalizeEmoji(each) === reaction);
  return index === -1 ? [] : paperIds.slice(index, index + 1);
}
