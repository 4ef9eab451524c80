import type { ApplicationCommand } from '../state/commands.ts';
import type { DmChannel } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import { offeredCommands } from './command-lookup.ts';
import type { InteractionActs } from './interaction-actions.ts';
import { createInteractionActs } from './interaction-actions.ts';
import type { MessageActs } from './message-actions.ts';
import { createMessageActs } from './message-actions.ts';
import { createOutcomeTracker } from './outcome.ts';
import type { ThreadActs } from './thread-actions.ts';
import { createThreadActs } from './thread-actions.ts';
import { findPerson, visibleChannel } from './location.ts';

/**
 * What people do in Discord's client. People are given by id, username or display name, channels and threads by id or
 * name (`papers`, `#papers`). Whatever the client would not let them do is an ActorError, and nothing is sent; what the
 * API refuses (a text over 2000, a twenty-first emoji) is an ApiError.
 */
export interface UserActions extends InteractionActs, MessageActs, ThreadActs {
  /** The direct messages with the bot. */
  openDm(user: string): DmChannel;
  /** The direct messages of two people, where the bot is not: an app that one of them installed can be called there. */
  openPrivate(user: string, other: string): DmChannel;
  /** Installs the app for oneself (docs, "Installation Context"): it can be called where the bot is no member. */
  install(user: string): void;
  uninstall(user: string): void;
  /** The commands offered to somebody in a channel. */
  commands(user: string, channel: string): readonly ApplicationCommand[];
  /** Follows no more outcomes. */
  close(): void;
}

/** Makes an userActions in a world. */
export function createUserActions(world: World): UserActions {
  const tracker = createOutcomeTracker(world);
  return {
    ...createInteractionActs(world, tracker),
    ...createMessageActs(world),
    ...createThreadActs(world),
    openDm: userName => world.openDm(findPerson(world, userName).id),
    openPrivate: (userName, otherName) =>
      world.openPrivateDm(findPerson(world, userName).id, findPerson(world, otherName).id),
    install(userName) {
      world.userInstalls.add(findPerson(world, userName).id);
    },
    uninstall(userName) {
      world.userInstalls.delete(findPerson(world, userName).id);
    },
    commands(userName, channelRef) {
      const user = findPerson(world, userName);
      return offeredCommands(world, user, visibleChannel(world, user, channelRef));
    },
    close() {
      tracker.close();
    },
  };
}
