import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, ForumChannel } from './guild.ts';
import { isThread } from './guild.ts';
import { has, permissionToSend } from './permissions.ts';

/** A channel that messages are sent into. */
export type Writable = Exclude<Channel, ForumChannel>;

/** Whether messages are sent into a channel at all: a forum has posts alone. */
export function isWritable(channel: Channel): channel is Writable {
  return channel.type !== ChannelType.GuildForum;
}

/**
 * What keeps somebody from writing in a channel.
 * @param permissions theirs, in the channel
 * @returns the refusal's name; undefined when nothing does
 */
export function writingRefusal(
  channel: Writable,
  permissions: bigint,
): 'missingPermissions' | 'threadLocked' | undefined {
  if (!has(permissions, permissionToSend(channel))) return 'missingPermissions';
  // docs, "Threads": an archived thread is unarchived by a message, a locked one by those alone who manage threads.
  const isLocked = isThread(channel) && channel.thread_metadata.locked;
  return isLocked && !has(permissions, PermissionFlagsBits.ManageThreads) ? 'threadLocked' : undefined;
}
