import { PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { Channel, Guild } from '../state/guild.ts';
import { isGuildChannel, isMember, isThread } from '../state/guild.ts';
import type { Message } from '../state/message.ts';
import { hasPermissions } from '../state/permissions.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import type { RestRequest } from './route.ts';

/**
 * Returns a channel or thread that the bot can see.
 * @param needed the permissions that the bot needs in addition to View Channel
 * @throws ApiError 10003, 50001 if the bot cannot see the channel, 50013 if it lacks a permission, 503 in an outage
 */
export function accessibleChannel(world: World, channelId: string, needed: bigint = 0n): Channel {
  world.threads.archiveIdle();
  world.polls.endDue();
  const channel = world.directory.channel(channelId);
  if (isGuildChannel(channel) && !world.directory.isAvailable(channel.guild_id)) throw apiError('outage');
  const permissions = world.permissionsIn(channel, world.bot.id);
  if (!hasPermissions(permissions, PermissionFlagsBits.ViewChannel)) throw apiError('missingAccess');
  if (!hasPermissions(permissions, needed)) throw apiError('missingPermissions');
  return channel;
}

/** Returns a guild of which the bot is a member. @throws ApiError 10004, 50001, 503 in an outage */
export function accessibleGuild(world: World, guildId: string): Guild {
  const guild = world.directory.guild(guildId);
  if (!isMember(guild, world.bot.id)) throw apiError('missingAccess');
  if (!world.directory.isAvailable(guild.id)) throw apiError('outage');
  return guild;
}

/** Returns a thread that the bot can see. @throws ApiError as `accessibleChannel`; 50024 if the channel is no thread */
export function accessibleThread(world: World, threadId: string, needed?: bigint): Thread {
  const channel = accessibleChannel(world, threadId, needed);
  if (!isThread(channel)) throw apiError('wrongChannelType');
  return channel;
}

/**
 * Returns the message of a path with `:channel_id` and `:message_id`, in a channel that the bot can see.
 * @throws ApiError as `accessibleChannel`; 10008
 */
export function accessibleMessage(world: World, { param }: RestRequest, needed?: bigint): Message {
  const channel = accessibleChannel(world, param('channel_id'), needed);
  return world.messages.get(channel.id, param('message_id'));
}

/** Returns true if the bot has all of the permissions in a channel. */
export function botHasPermission(world: World, channel: Channel, needed: bigint): boolean {
  return hasPermissions(world.permissionsIn(channel, world.bot.id), needed);
}

/** Throws if the channel is an archived thread (docs, "Threads", active and archived). @throws ApiError 50083 */
export function throwIfArchived(channel: Channel): void {
  if (isThread(channel) && channel.thread_metadata.archived) throw apiError('archivedThread');
}
