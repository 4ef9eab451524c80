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
