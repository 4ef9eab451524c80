import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, ForumChannel } from './guild.ts';
import { isThread } from './guild.ts';
import { hasPermissions, permissionToSend } from './permissions.ts';

/** A channel that messages can be sent to. */
export type SendableChannel = Exclude<Channel, ForumChannel>;

/** Returns true if messages can be sent to a channel. A forum accepts posts only. */
export function isSendable(channel: Channel): channel is SendableChannel {
  return channel.type !== ChannelType.GuildForum;
}

/**
 * Returns the error for a user who may not send messages to a channel; undefined if the user may.
 * @param permissions the user's permissions in the channel
 */
export function sendRefusal(
  channel: SendableChannel,
  permissions: bigint,
): 'missingPermissions' | 'threadLocked' | undefined {
  if (!hasPermissions(permissions, permissionToSend(channel))) return 'missingPermissions';
  // docs, "Threads": a message unarchives a thread; in a locked one that requires Manage Threads.
  const isLocked = isThread(channel) && channel.thread_metadata.locked;
  return isLocked && !hasPermissions(permissions, PermissionFlagsBits.ManageThreads)
    ? 'threadLocked'
    : undefined;
}
