import type { ApplicationCommand } from '../state/commands.ts';
import type { DmChannel } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import { callableCommands } from './command-lookup.ts';
import type { InteractionActions } from './interaction-actions.ts';
import { createInteractionActions } from './interaction-actions.ts';
import type { MessageActions } from './message-actions.ts';
import { createMessageActions } from './message-actions.ts';
import { createOutcomeTracker } from './outcome.ts';
import type { PollActions } from './poll-actions.ts';
import { createPollActions } from './poll-actions.ts';
import type { ThreadActions } from './thread-actions.ts';
import { createThreadActions } from './thread-actions.ts';
import { findUserByReference, visibleChannel } from './location.ts';

/**
 * The actions of users in Discord's client. Users are given by id, username or display name, channels and threads by id
 * or name (`papers`, `#papers`). An action that the client does not allow throws a UserActionError and sends nothing; one
 * that the API refuses (a text over 2000 characters, a twenty-first emoji) throws an ApiError.
 */
export interface UserActions extends InteractionActions, MessageActions, PollActions, ThreadActions {
  /** Opens the direct messages of a user with the bot. */
  openDm(user: string): DmChannel;
  /** Opens the direct messages of two users. An app that one of them installed can be called there. */
  openPrivate(user: string, other: string): DmChannel;
  /** Installs the app for a user (docs, "Installation Context"), who can then call it where the bot is no member. */
  install(user: string): void;
  uninstall(user: string): void;
  /** Returns the commands that a user can call in a channel. */
  commands(user: string, channel: string): readonly ApplicationCommand[];
  /** Stops tracking outcomes. */
  close(): void;
}

/** Creates the actions. */
export function createUserActions(world: World): UserActions {
  const tracker = createOutcomeTracker(world);
  return {
    ...createInteractionActions(world, tracker),
    ...createMessageActions(world),
    ...createPollActions(world),
    ...createThreadActions(world),
    openDm: userName => world.openDm(findUserByReference(world, userName).id),
    openPrivate: (userName, otherName) =>
      world.openPrivateDm(findUserByReference(world, userName).id, findUserByReference(world, otherName).id),
    install(userName) {
      world.userInstalls.add(findUserByReference(world, userName).id);
    },
    uninstall(userName) {
      world.userInstalls.delete(findUserByReference(world, userName).id);
    },
    commands(userName, channelRef) {
      const user = findUserByReference(world, userName);
      return callableCommands(world, user, visibleChannel(world, user, channelRef));
    },
    close() {
      tracker.close();
    },
  };
}
