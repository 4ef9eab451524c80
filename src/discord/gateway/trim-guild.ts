import { ChannelType } from 'discord.js';

/** Parts of a server in GUILD_CREATE that nothing here reads. */
const UNUSED_PARTS: ReadonlySet<string> = new Set([
  'emojis',
  'guild_scheduled_events',
  'presences',
  'soundboard_sounds',
  'stage_instances',
  'stickers',
  'voice_states',
]);

/**
 * Returns the data of GUILD_CREATE without what nothing here reads, before discord.js makes objects of it: categories and
 * empty lists of overwrites are left out too. `mayHaveOverwrites`: whether the client knows overwrites of a channel from before
 * an outage or a new session, which an empty list ends.
 */
export function trimGuild(data: unknown, mayHaveOverwrites: (channelId: string) => boolean): unknown {
  if (!isRecord(data)) return data;
  const parts = Object.entries(data).filter(([key]) => !UNUSED_PARTS.has(key));
  const guild = Object.fromEntries(parts);
  const { channels, roles } = guild;
  return {
    ...guild,
    ...(Array.isArray(channels)
      ? { channels: channels.flatMap(channel => trimChannel(channel, mayHaveOverwrites)) }
      : {}),
    ...(Array.isArray(roles) ? { roles: roles.map(trimRole) } : {}),
  };
}

function trimRole(role: unknown): unknown {
  if (!isRecord(role)) return role;
  const { colors: _colors, tags: _tags, ...rest } = role;
  return rest;
}

function trimChannel(channel: unknown, mayHaveOverwrites: (channelId: string) => boolean): unknown[] {
  if (!isRecord(channel)) return [channel];
  if (channel['type'] === ChannelType.GuildCategory) return [];
  const { permission_overwrites: overwrites, ...rest } = channel;
  const isEmpty = Array.isArray(overwrites) && overwrites.length === 0;
  return [isEmpty && !mayHaveOverwrites(String(channel['id'])) ? rest : channel];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
