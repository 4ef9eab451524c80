import { compareSnowflakes } from '../../discord-emulator/snowflake.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { hasControls } from '../../discord-emulator/user-actions/component-use.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import { isShown, type ConsoleState, type OwnAction } from './console-state.ts';

/** Actions whose messages are kept; an older one is found if it was posted in the channel. */
const MAX_OWN_ACTIONS = 50;

/** Adds an action of the console's user as the last one. */
export function addOwnAction(state: ConsoleState, messageIds: OwnAction['messageIds']): void {
  state.ownActions = [...state.ownActions, { userId: state.user.id, messageIds }].slice(-MAX_OWN_ACTIONS);
}

/** Returns the ids of the messages of an outcome, the last shown first: follow-ups, the reply, and where a component was used. */
export function messageIdsOf({ first, followUps, interaction }: Outcome): string[] {
  const shown = [first?.message, interaction.source].flatMap(message => message ?? []);
  return [...followUps().toReversed(), ...shown].map(({ id }) => id);
}

/**
 * Returns the messages with buttons or menus that the user may mean: first those of his own actions, the last action first, then
 * the others of this channel and of the app's direct messages, the newest first. An edit does not change the order.
 */
export function shownMessages(world: World, state: ConsoleState): Message[] {
  const own = state.ownActions
    .filter(({ userId }) => userId === state.user.id)
    .toReversed()
    .flatMap(({ messageIds }) => messageIds());
  const direct = world.directory.directMessages().map(({ id }) => id);
  const posted = [...new Set([state.channel.id, ...direct])]
    .flatMap(id => world.messages.history(id, { limit: 100 }).map(message => message.id))
    .toSorted((a, b) => compareSnowflakes(b, a));
  return [...new Set([...own, ...posted])].flatMap(id => {
    const message = world.messages.find(id);
    return message !== undefined && isShown(world, state, message) && hasControls(message) ? [message] : [];
  });
}
