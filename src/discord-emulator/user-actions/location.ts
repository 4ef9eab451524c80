import type { Channel, GuildChannel, Member, User } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { Resolved } from '../state/interaction.ts';
import type { Message } from '../state/message.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';

/** Returns a user by id, username or display name; the case of names is ignored. @throws UserActionError */
export function findUserByReference(world: World, reference: string): User {
  const wanted = reference.replace(/^@/u, '').toLowerCase();
  const found = world.directory
    .users()
    .filter(
      user => user.id === reference || user.username === wanted || user.global_name?.toLowerCase() === wanted,
    );
  return requireOne(
    found,
    `There is no user ${reference}`,
    `Several users are called ${reference}; give an id`,
  );
}

/**
 * Returns a channel by id, or a guild's channel or thread by its name with or without `#`.
 * @param isPreferred decides between several channels of the same name
 * @throws UserActionError
 */
export function findChannelByReference(
  world: World,
  reference: string,
  isPreferred: (channel: GuildChannel | Thread) => boolean = () => true,
): Channel {
  const byId = world.directory.findChannel(reference);
  if (byId !== undefined) return byId;
  const name = reference.replace(/^#/u, '');
  const named = world.directory
    .guilds()
    .flatMap(({ id }) => [...world.directory.channelsOf(id), ...world.directory.threadsOf(id)])
    .filter(channel => channel.name === name);
  const preferred = named.filter(isPreferred);
  return requireOne(
    preferred.length === 0 ? named : preferred,
    `There is no channel ${reference}`,
    `Several channels are called ${reference}; give an id`,
  );
}

/** Returns a channel that a user can see; among channels of the same name, the visible one. @throws UserActionError */
export function visibleChannel(world: World, user: User, reference: string): Channel {
  const isVisible = (channel: Channel): boolean => world.canSee(channel, user.id);
  const channel = findChannelByReference(world, reference, isVisible);
  if (!isVisible(channel))
    throw new UserActionError(`${displayName(user)} cannot see ${channelName(channel)}`);
  return channel;
}

/** Returns a message that a user can see, including ephemeral ones for this user. @throws UserActionError */
export function visibleMessage(world: World, user: User, messageId: string): Message {
  const message = world.messages.find(messageId);
  if (message === undefined) throw new UserActionError(`There is no message ${messageId}`);
  if (message.audience !== null && message.audience !== user.id) {
    throw new UserActionError(`${displayName(user)} cannot see this message: only another user can`);
  }
  visibleChannel(world, user, message.channel_id);
  return message;
}

/** Returns a user, and their membership of the channel's guild, as interactions refer to them. */
export function resolvedUser(
  world: World,
  channel: Channel,
  user: User,
): Pick<Resolved, 'users' | 'members'> {
  const member = memberIn(world, channel, user);
  return { users: [user], members: member === undefined ? [] : [member] };
}

/** Returns the membership of a user in the guild of a channel, if any. */
export function memberIn(world: World, channel: Channel, user: User): Member | undefined {
  return isGuildChannel(channel) ? world.directory.member(channel.guild_id, user.id) : undefined;
}

/** Returns a user's name in the client. */
export function displayName(user: User): string {
  return user.global_name ?? user.username;
}

/** Returns a channel's name in the client. */
export function channelName(channel: Channel): string {
  if (isGuildChannel(channel)) return `#${channel.name}`;
  return `the direct messages of ${channel.recipients.map(displayName).join(', ')}`;
}

function requireOne<T>(found: readonly T[], none: string, several: string): T {
  const [first, second] = found;
  if (first === undefined) throw new UserActionError(none);
  if (second !== undefined) throw new UserActionError(several);
  return first;
}
