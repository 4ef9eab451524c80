import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { findChannelByReference } from '../../discord-emulator/user-actions/location.ts';
import type { Outcome } from '../../discord-emulator/user-actions/outcome.ts';
import type { Channel, User } from '../../discord-emulator/state/guild.ts';
import { isGuildChannel } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import { asPollMessage, type PollMessage } from '../../discord-emulator/state/polls.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** An action of a user, by which messages were shown to him. */
export interface OwnAction {
  readonly userId: string;
  /** Returns the ids of the messages, the last shown first. */
  readonly messageIds: () => readonly string[];
}

/** The user and channel of a console. */
export interface ConsoleState {
  user: User;
  channel: Channel;
  /** The actions by which users of this console were shown messages, the last one at the end. */
  ownActions: readonly OwnAction[];
  /** What opened a form that is not submitted yet. */
  opened: Outcome | undefined;
}

/** Returns true if a message is to be printed: it is visible to the user, and in this channel or a direct message. */
export function isShown(world: World, { user, channel }: ConsoleState, message: Message): boolean {
  const location = world.directory.findChannel(message.channel_id);
  const isDirect =
    location !== undefined &&
    !isGuildChannel(location) &&
    location.recipients.some(each => each.id === user.id);
  const isHere = message.channel_id === channel.id;
  return (isHere || isDirect) && (message.audience === null || message.audience === user.id);
}

/** Returns the n-th newest message of the channel. @throws UserActionError if there are fewer */
export function nthMessage(world: World, { channel }: ConsoleState, nth: number): Message {
  const message = world.messages.history(channel.id, { limit: 100 })[nth - 1];
  if (message === undefined) throw new UserActionError('There is no such message here');
  return message;
}

/**
 * Returns the n-th newest message of the app in the channel; 1 is the newest.
 * @throws UserActionError if there are fewer
 */
export function nthBotMessage(world: World, { channel }: ConsoleState, nth: number): Message {
  const messages = world.messages
    .history(channel.id, { limit: 100 })
    .filter(message => message.author.id === world.bot.id);
  const message = messages[nth - 1];
  if (message === undefined) {
    throw new UserActionError(
      messages.length === 0
        ? 'The app has posted nothing here that you can react to (ephemeral messages have no reactions)'
        : `The app posted ${messages.length} messages here`,
    );
  }
  return message;
}

/** Returns the newest message of the channel that has a poll. @throws UserActionError if there is none */
export function newestPoll(world: World, { channel }: ConsoleState): PollMessage {
  const messages = world.messages.history(channel.id, { limit: 100 });
  const [newest] = messages.flatMap(message => asPollMessage(message) ?? []);
  if (newest === undefined) throw new UserActionError('There is no poll here');
  return newest;
}

/**
 * Returns a channel by name, with those of the current guild first; `dm` is the direct message with the app.
 * @throws UserActionError if there is none
 */
export function nearbyChannel(world: World, { user, channel }: ConsoleState, name: string): Channel {
  if (name === 'dm') return world.openDm(user.id);
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  return findChannelByReference(world, name, each => each.guild_id === guildId);
}
