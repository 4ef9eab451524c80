import { Events, GatewayDispatchEvents, type Client } from 'discord.js';
import * as z from 'zod';
import type { Log } from '../core/log.ts';
import { isInShare } from '../core/message/snowflake-share.ts';
import type { GuildMembership } from '../usecases/guild-membership.ts';
import { connectedShards } from './gateway/shard-options.ts';

const ready = z.object({ guilds: z.array(z.object({ id: z.string() })) });

/**
 * Calls back when the bot was removed from a server, also if that was before a new session; an outage of the server is no
 * removal.
 */
export function onGuildLeft(client: Client, onLeft: (guildId: string) => Promise<void>, log: Log): void {
  removeLeftGuilds(client);
  client.on(Events.GuildDelete, ({ id }) => {
    onLeft(id).catch((error: unknown) => log.error('background_work_failed', { error }));
  });
}

/** Calls back when the bot was invited to a server, unless that was before a new session. */
export function onGuildJoined(client: Client, onJoined: (guildId: string) => Promise<void>, log: Log): void {
  client.on(Events.GuildCreate, ({ id }) => {
    onJoined(id).catch((error: unknown) => log.error('background_work_failed', { error }));
  });
}

/**
 * Removes the servers that a new session of a shard no longer has from the cache, with the event for it: discord.js keeps
 * those of the session before.
 */
function removeLeftGuilds(client: Client): void {
  client.ws.on(GatewayDispatchEvents.Ready, (data: unknown, shard: number) => {
    const session = ready.safeParse(data).data;
    if (!session) return;
    const current = new Set(session.guilds.map(({ id }) => id));
    const left = client.guilds.cache.filter(({ id, shardId }) => shardId === shard && !current.has(id));
    for (const guild of left.values()) {
      for (const id of guild.channels.cache.keys()) client.channels.cache.delete(id);
      client.guilds.cache.delete(guild.id);
      client.emit(Events.GuildDelete, guild);
    }
  });
}

/** Returns the servers of the connected shards that the bot is a member of, also those that are unavailable. */
export function membershipOf(client: Client): GuildMembership {
  const shards = connectedShards(client);
  const guilds = client.guilds.cache.filter(({ id }) => isInShare(id, shards));
  return { guilds: new Set(guilds.keys()), shards };
}
