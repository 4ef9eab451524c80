import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Directory } from './directory.ts';
import type { Channel, Guild, GuildChannel, User } from './guild.ts';
import { isGuildChannel, isThread } from './guild.ts';
import { channelPermissions, DM_PERMISSIONS, everyonePermissions, hasPermissions } from './permissions.ts';
import type { Thread } from './thread.ts';

/** Permissions and visibility of channels, computed from the current state of the directory. */
export interface Visibility {
  /** Returns the permissions of a user in a channel as a bit set; 0 if the user has no access. */
  permissionsIn(channel: Channel, userId: string): bigint;
  /** Returns true if a user can see a channel, thread or direct message. */
  canSee(channel: Channel, userId: string): boolean;
  /** Returns the permissions, as a bit set, of an app that only its user installed and whose bot is not a member. */
  userInstallPermissionsIn(channel: Channel): bigint;
}

/** Creates the visibility of a world. `bot` is one side of its direct messages. */
export function createVisibility(directory: Directory, bot: User, now: () => number): Visibility {
  const locate = (channel: GuildChannel | Thread): { guild: Guild; top: GuildChannel } | undefined => {
    const guild = directory.findGuild(channel.guild_id);
    const top = isThread(channel) ? directory.findChannel(channel.parent_id) : channel;
    if (guild === undefined || top === undefined || !isGuildChannel(top) || isThread(top)) return undefined;
    return { guild, top };
  };

  const permissionsIn = (channel: Channel, userId: string): bigint => {
    if (!isGuildChannel(channel)) {
      const isRecipient = channel.recipients.some(each => each.id === userId);
      return isRecipient || (channel.hasBot && userId === bot.id) ? DM_PERMISSIONS : 0n;
    }
    const located = locate(channel);
    if (located === undefined) return 0n;
    const held = channelPermissions(located.guild, channel, located.top, userId, now());
    return isThread(channel) && !canOpenThread(channel, userId, held) ? 0n : held;
  };

  return {
    permissionsIn,
    canSee: (channel, userId) =>
      hasPermissions(permissionsIn(channel, userId), PermissionFlagsBits.ViewChannel),
    userInstallPermissionsIn(channel) {
      const located = isGuildChannel(channel) ? locate(channel) : undefined;
      if (located !== undefined) return everyonePermissions(located.guild, channel, located.top);
      // docs, "Interaction Object", app_permissions: these in direct messages with other users.
      return (
        PermissionFlagsBits.AttachFiles | PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.MentionEveryone
      );
    },
  };
}

/** docs, "Threads", private threads: open to their members and to members with Manage Threads. */
function canOpenThread(thread: Thread, userId: string, held: bigint): boolean {
  if (thread.type !== ChannelType.PrivateThread) return true;
  return (
    thread.members.some(each => each.user_id === userId) ||
    hasPermissions(held, PermissionFlagsBits.ManageThreads)
  );
}
