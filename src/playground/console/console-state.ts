import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { findChannelByReference, visibleMessage } from '../../discord-emulator/user-actions/location.ts';
import type { Channel, User } from '../../discord-emulator/state/guild.ts';
import { isGuildChannel } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** Where a console is and as whom. */
export interface ConsoleState {
  user: User;
  channel: Channel;
  /** The message shown last that has something to press. */
  lastShownId: string | undefined;
}

/** Whether a message is to be shown: of this channel, for everybody or for this person alone; or a direct message. */
export function isShown(world: World, { user, channel }: ConsoleState, message: Message): boolean {
  const place = world.directory.findChannel(message.channel_id);
  const isDirect =
    place !== undefined && !isGuildChannel(place) && place.recipients.some(each => each.id === user.id);
  const isHere = message.channel_id === channel.id;
  return (isHere || isDirect) && (message.audience === null || message.audience === user.id);
}

/** The n-th newest message of the channel, whoever wrote it. @throws ActorError when there are not so many */
export function nthMessage(world: World, { channel }: ConsoleState, nth: number): Message {
  const message = world.messages.history(channel.id, { limit: 100 })[nth - 1];
  if (message === undefined) throw new UserActionError('There is no such message here');
  return message;
}

/**
 * The n-th newest message of the app in the channel, 1 being the newest.
 * @throws ActorError when there are not so many
 */
export function nthBotMessage(world: World, { channel }: ConsoleState, nth: number): Message {
  const messages = world.messages
    .history(channel.id, { limit: 100 })
    .filter(message => message.author.id === world.bot.id);
  const message = messages[nth - 1];
  if (message === undefined) {
    throw new UserActionError(
      messages.length === 0
        ? 'Nothing the app posted here to react to yet (ephemeral answers cannot be reacted to)'
        : `The app posted ${messages.length} messages here`,
    );
  }
  return message;
}

/** The message whose buttons are pressed. @throws ActorError when none was shown */
export function lastShownMessage(world: World, { user, lastShownId }: ConsoleState): Message {
  if (lastShownId === undefined) throw new UserActionError('No message with buttons was shown yet');
  return visibleMessage(world, user, lastShownId);
}

/**
 * A channel by its name, first among those of the guild the console is in; `dm` is the direct message with the app.
 * @throws ActorError
 */
export function nearbyChannel(world: World, { user, channel }: ConsoleState, name: string): Channel {
  if (name === 'dm') return world.openDm(user.id);
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  return findChannelByReference(world, name, each => each.guild_id === guildId);
}
