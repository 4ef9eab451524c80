import type { ReactionView, Scene } from '../../../web/protocol.ts';
import { emojiText } from '../emoji.ts';
import { displayName } from '../user.ts';

/** Users named before the rest is counted, as in Discord’s client. */
const MAX_NAMES = 3;

/** Returns who reacted with an emoji, the viewer first: `You, Ben, Cleo and 2 others reacted with 👍`. */
export function reactionText(reaction: ReactionView, { me }: Pick<Scene, 'me'>): string {
  const named = reactorNames(reaction, displayName(me)).slice(0, MAX_NAMES);
  const rest = reaction.count - named.length;
  const others =
    rest === 0 ? [] : [named.length === 0 ? peopleCount(rest) : `${rest} ${rest === 1 ? 'other' : 'others'}`];
  return `${joinNames([...named, ...others])} reacted with ${emojiText(reaction.emoji)}`;
}

function reactorNames({ me, names }: ReactionView, myName: string): string[] {
  if (!me) return [...names];
  const mine = names.indexOf(myName);
  return ['You', ...names.filter((_name, index) => index !== mine)];
}

function joinNames(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function peopleCount(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
