import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Directory } from './directory.ts';
import type { Channel, Guild, GuildChannel, User } from './guild.ts';
import { isGuildChannel, isThread } from './guild.ts';
import { channelPermissions, DM_PERMISSIONS, everyonePermissions, has } from './permissions.ts';
import type { Thread } from './thread.ts';

/** Who may do what where, by what the directory knows at the moment. */
export interface Visibility {
  /** What somebody may do in a channel: a bit set; 0 where they are not. */
  permissionsIn(channel: Channel, userId: string): bigint;
  /** Whether somebody sees a channel, thread or direct message. */
  sees(channel: Channel, userId: string): boolean;
  /** What an app may do that its user alone has brought there, without the bot being a member: a bit set. */
  visitorPermissionsIn(channel: Channel): bigint;
}

/** Makes the sight of a world. `bot` is on one side of the direct messages it has. */
export function createSight(directory: Directory, bot: User, now: () => number): Visibility {
  const placeOf = (channel: GuildChannel | Thread): { guild: Guild; top: GuildChannel } | undefined => {
    const guild = directory.findGuild(channel.guild_id);
    const top = isThread(channel) ? directory.findChannel(channel.parent_id) : channel;
    if (guild === undefined || top === undefined || !isGuildChannel(top) || isThread(top)) return undefined;
    return { guild, top };
  };

  const permissionsIn = (channel: Channel, userId: string): bigint => {
    if (!isGuildChannel(channel)) {
      const isThere = channel.recipients.some(each => each.id === userId);
      return isThere || (channel.hasBot && userId === bot.id) ? DM_PERMISSIONS : 0n;
    }
    const place = placeOf(channel);
    if (place === undefined) return 0n;
    const held = channelPermissions(place.guild, channel, place.top, userId, now());
    return isThread(channel) && !opens(channel, userId, held) ? 0n : held;
  };

  return {
    permissionsIn,
    sees: (channel, userId) => has(permissionsIn(channel, userId), PermissionFlagsBits.ViewChannel),
    visitorPermissionsIn(channel) {
      const place = isGuildChannel(channel) ? placeOf(channel) : undefined;
      if (place !== undefined) return everyonePermissions(place.guild, channel, place.top);
      // docs, "Interaction Object", app_permissions: these in direct messages with other people.
      return (
        PermissionFlagsBits.AttachFiles | PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.MentionEveryone
      );
    },
  };
}

/** docs, "Threads", private threads: for their members, and for those who manage threads. */
function opens(thread: Thread, userId: string, held: bigint): boolean {
  if (thread.type !== ChannelType.PrivateThread) return true;
  return thread.members.some(each => each.user_id === userId) || has(held, PermissionFlagsBits.ManageThreads);
}
