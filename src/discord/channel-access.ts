import { PermissionFlagsBits, type Client, type GuildBasedChannel } from 'discord.js';
import type { ChannelAccess } from '../core/message/channel-access.ts';

/** What posting and finding a post again takes, by the names that Discord's settings show. */
const NEEDED: readonly (readonly [bigint, string])[] = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
];

const TO_READ = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/** Answers from what the gateway told the client; nothing is fetched. */
export function createChannelAccess(client: Client): ChannelAccess {
  function held(channel: GuildBasedChannel) {
    return client.user ? channel.permissionsFor(client.user) : null;
  }

  return {
    missing(guildId, channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || channel.guildId !== guildId) return undefined;
      const permissions = held(channel);
      return NEEDED.filter(([flag]) => !permissions?.has(flag)).map(([, name]) => name);
    },

    canReadHistory(channelId) {
      const channel = client.channels.cache.get(channelId);
      if (!channel) return false;
      return channel.isDMBased() || (held(channel)?.has(TO_READ) ?? false);
    },
  };
}
