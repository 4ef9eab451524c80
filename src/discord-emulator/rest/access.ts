import { PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { Channel, Guild } from '../state/guild.ts';
import { isGuildChannel, isThread } from '../state/guild.ts';
import { hasPermissions } from '../state/permissions.ts';
import type { Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';

/**
 * A channel or thread the bot may use for something.
 * @param needed the permissions it takes beyond seeing the channel
 * @throws ApiError 10003, 50001 when the bot cannot see it, 50013 when it lacks what is needed, 503 in an outage
 */
export function channelFor(world: World, channelId: string, needed: bigint = 0n): Channel {
  world.threads.archiveIdle();
  const channel = world.directory.channel(channelId);
  if (isGuildChannel(channel) && !world.directory.isAvailable(channel.guild_id)) throw apiError('outage');
  const permissions = world.permissionsIn(channel, world.bot.id);
  if (!hasPermissions(permissions, PermissionFlagsBits.ViewChannel)) throw apiError('missingAccess');
  if (!hasPermissions(permissions, needed)) throw apiError('missingPermissions');
  return channel;
}

/** A guild the bot is in. @throws ApiError 10004, 50001, 503 in an outage */
export function guildFor(world: World, guildId: string): Guild {
  const guild = world.directory.guild(guildId);
  if (guild.members.every(each => each.user.id !== world.bot.id)) throw apiError('missingAccess');
  if (!world.directory.isAvailable(guild.id)) throw apiError('outage');
  return guild;
}

/** A thread the bot may use for something. @throws ApiError as `channelFor`, and 50024 for another channel */
export function threadFor(world: World, threadId: string, needed?: bigint): Thread {
  const channel = channelFor(world, threadId, needed);
  if (!isThread(channel)) throw apiError('wrongChannelType');
  return channel;
}

/** Whether the bot has a permission in a channel. */
export function botMay(world: World, channel: Channel, permission: bigint): boolean {
  return hasPermissions(world.permissionsIn(channel, world.bot.id), permission);
}

/** Refuses what cannot be done in an archived thread (docs, "Threads", active and archived). @throws ApiError 50083 */
export function refuseArchived(channel: Channel): void {
  if (isThread(channel) && channel.thread_metadata.archived) throw apiError('archivedThread');
}
