import type { WorldEvent } from '../state/event-stream.ts';
import { isGuildChannel, type Channel } from '../state/guild.ts';

/** Returns the id of the guild that an event happens in; undefined for direct messages. */
export function guildIdOf(event: WorldEvent): string | undefined {
  if ('guild' in event) return event.guild.id;
  if ('thread' in event) return event.thread.guild_id;
  if ('interaction' in event) return channelGuildId(event.interaction.channel);
  if ('message' in event) return event.message.guild_id;
  return 'channel' in event ? channelGuildId(event.channel) : undefined;
}

function channelGuildId(channel: Channel): string | undefined {
  return isGuildChannel(channel) ? channel.guild_id : undefined;
}
