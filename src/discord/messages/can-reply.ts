import { PermissionFlagsBits, type Client } from 'discord.js';

/**
 * Returns true if the bot may reply to messages in a channel of a server (docs, "Create Message"; threads have a permission
 * of their own).
 */
export function canReplyIn({ channels, user }: Client, channelId: string): boolean {
  const channel = channels.cache.get(channelId);
  if (!user || !channel || channel.isDMBased()) return false;
  const { ViewChannel, ReadMessageHistory, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  const sending = channel.isThread() ? SendMessagesInThreads : SendMessages;
  return channel.permissionsFor(user)?.has(ViewChannel | ReadMessageHistory | sending) ?? false;
}
