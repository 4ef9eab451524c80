import type { Channel, GuildChannel, User } from '../state/guild.ts';
import { isGuildChannel } from '../state/guild.ts';
import type { Message } from '../state/message.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import { UserActionError } from './user-action-error.ts';

/** Finds a person by id, username or display name, in whatever case. @throws ActorError */
export function findPerson(world: World, reference: string): User {
  const wanted = reference.replace(/^@/u, '').toLowerCase();
  const found = world.directory
    .users()
    .filter(
      user => user.id === reference || user.username === wanted || user.global_name?.toLowerCase() === wanted,
    );
  return only(found, `There is nobody called ${reference}`, `Several people are called ${reference}`);
}

/**
 * Finds a channel by id, or a guild's channel or thread by its name with or without `#`.
 * @param isMeant which of those of one name can be meant
 * @throws ActorError
 */
export function findChannel(
  world: World,
  reference: string,
  isMeant: (channel: GuildChannel | Thread) => boolean = () => true,
): Channel {
  const byId = world.directory.findChannel(reference);
  if (byId !== undefined) return byId;
  const name = reference.replace(/^#/u, '');
  const named = world.directory
    .guilds()
    .flatMap(({ id }) => [...world.directory.channelsOf(id), ...world.directory.threadsOf(id)])
    .filter(channel => channel.name === name);
  const meant = named.filter(isMeant);
  return only(
    meant.length === 0 ? named : meant,
    `There is no channel ${reference}`,
    `Several channels are called ${reference}; give an id`,
  );
}

/** A channel somebody can see; a name means one among those. @throws ActorError */
export function visibleChannel(world: World, user: User, reference: string): Channel {
  const isTheirs = (channel: Channel): boolean => world.canSee(channel, user.id);
  const channel = findChannel(world, reference, isTheirs);
  if (!isTheirs(channel)) throw new UserActionError(`${nameOf(user)} cannot see ${channelName(channel)}`);
  return channel;
}

/** A message somebody can see, be it theirs alone. @throws ActorError */
export function visibleMessage(world: World, user: User, messageId: string): Message {
  const message = world.messages.find(messageId);
  if (message === undefined) throw new UserActionError(`There is no message ${messageId}`);
  if (message.audience !== null && message.audience !== user.id) {
    throw new UserActionError(`${nameOf(user)} cannot see that message: it is for somebody else alone`);
  }
  visibleChannel(world, user, message.channel_id);
  return message;
}

/** What a person is called in the client. */
export function nameOf(user: User): string {
  return user.global_name ?? user.username;
}

/** What a channel is called in the client. */
export function channelName(channel: Channel): string {
  if (isGuildChannel(channel)) return `#${channel.name}`;
  return `the direct messages of ${channel.recipients.map(nameOf).join(', ')}`;
}

function only<T>(found: readonly T[], none: string, several: string): T {
  const [first, second] = found;
  if (first === undefined) throw new UserActionError(none);
  if (second !== undefined) throw new UserActionError(several);
  return first;
}
