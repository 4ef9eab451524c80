import type { PostedMessage } from '../../core/message/posted.ts';

/** Returns the address of a message, which Discord shows as the name of its channel. */
export function messageLink({
  guildId,
  channelId,
  messageId,
}: Pick<PostedMessage, 'guildId' | 'channelId' | 'messageId'>): string {
  // Discord's own links have `@me` for direct messages.
  return `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;
}

/** Returns the address of a thread, or of a channel, which Discord shows as its name. */
export function threadLink({
  guildId,
  threadId,
}: {
  readonly guildId: string;
  readonly threadId: string;
}): string {
  return `https://discord.com/channels/${guildId}/${threadId}`;
}
