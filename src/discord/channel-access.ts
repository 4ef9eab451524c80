import { PermissionFlagsBits, type Client } from 'discord.js';
import type { ChannelAccess } from '../core/channel-access.ts';

/** What posting and finding a post again takes, by the names that Discord's settings show. */
const NEEDED: readonly (readonly [bigint, string])[] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
];

/** Answers from what the gateway told the client; nothing is fetched. */
export function createChannelAccess(client: Client): ChannelAccess {
  return {
    missing(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || !client.user) return undefined;
      const held = channel.permissionsFor(client.user);
      return NEEDED.filter(([flag]) => !held?.has(flag)).map(([, name]) => name);
    },
  };
}
