import type { PaperId } from '../paper/paper.ts';

/** Saves every paper of a message. */
const SAVE = '🔖';

/** Each saves the paper at its place in a digest. */
const KEYCAPS: readonly string[] = ['1⃣', '2⃣', '3⃣', '4⃣', '5⃣', '6⃣', '7⃣', '8⃣', '9⃣', '🔟'];

/** The emoji without its presentation selector (U+FE0F), which some clients send and some leave out. */
export function plainEmoji(emoji: string): string {
  return emoji.replaceAll('\uFE0F', '');
}

/** Which of a message's papers (in the order shown) a reaction saves: none, if the emoji has no such meaning. */
export function papersMeant(emoji: string, paperIds: readonly PaperId[]): readonly PaperId[] {
  const plain = plainEmoji(emoji);
  if (plain === SAVE) return paperIds;
  const place = KEYCAPS.indexOf(plain);
  return place === -1 ? [] : paperIds.slice(place, place + 1);
}
