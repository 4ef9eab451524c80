import { PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { Channel, Guild } from '../world/guild.ts';
import { isGuildChannel } from '../world/guild.ts';
import { has } from '../world/permissions.ts';
import type { World } from '../world/world.ts';

/**
 * A channel the bot may use for something.
 * @param needed the permissions it takes beyond seeing the channel
 * @throws ApiError 10003, 50001 when the bot cannot see it, 50013 when it lacks what is needed
 */
export function channelFor(world: World, channelId: string, needed: bigint = 0n): Channel {
  const channel = world.directory.channel(channelId);
  const permissions = world.permissionsIn(channel, world.bot.id);
  if (!has(permissions, PermissionFlagsBits.ViewChannel)) throw refuse('missingAccess');
  if (!has(permissions, needed)) throw refuse('missingPermissions');
  return channel;
}

/** A guild the bot is in. @throws ApiError 10004, 50001 */
export function guildFor(world: World, guildId: string): Guild {
  const guild = world.directory.guild(guildId);
  if (guild.members.every(each => each.user.id !== world.bot.id)) throw refuse('missingAccess');
  return guild;
}

/** Refuses to write to somebody who takes no direct messages. @throws ApiError 50007 */
export function refuseClosedDm(world: World, channel: Channel): void {
  if (!isGuildChannel(channel) && channel.recipients.some(each => world.closedDms.has(each.id))) {
    throw refuse('closedDm');
  }
}
