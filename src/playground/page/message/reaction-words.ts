import type { ReactionView, Scene } from '../../web/protocol.ts';
import { emojiWords } from './emoji.ts';
import { displayName } from './names.ts';

/** As many are named before the others are counted, as the client has it. */
const MOST_NAMED = 3;

/** Who put an emoji on a message: `You, Ben, Cleo and 2 others reacted with 👍`; the reader comes first. */
export function reactionWords(reaction: ReactionView, { me }: Pick<Scene, 'me'>): string {
  const named = whoReacted(reaction, displayName(me)).slice(0, MOST_NAMED);
  const rest = reaction.count - named.length;
  const others =
    rest === 0 ? [] : [named.length === 0 ? people(rest) : `${rest} ${rest === 1 ? 'other' : 'others'}`];
  return `${inARow([...named, ...others])} reacted with ${emojiWords(reaction.emoji)}`;
}

function whoReacted({ me, names }: ReactionView, myName: string): string[] {
  if (!me) return [...names];
  const mine = names.indexOf(myName);
  return ['You', ...names.filter((_name, index) => index !== mine)];
}

function inARow(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
