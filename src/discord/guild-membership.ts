import { Events, type Client } from 'discord.js';
import type { Log } from '../core/log.ts';

/** Calls back when the bot was removed from a server; an outage of the server is no removal. */
export function onGuildLeft(client: Client, onLeft: (guildId: string) => Promise<void>, log: Log): void {
  client.on(Events.GuildDelete, ({ id }) => {
    onLeft(id).catch((error: unknown) => log.error('background_work_failed', { error }));
  });
}

/** Calls back when the bot was invited to a server, or when one is available again. */
export function onGuildJoined(client: Client, onJoined: (guildId: string) => Promise<void>, log: Log): void {
  for (const event of [Events.GuildCreate, Events.GuildAvailable] as const) {
    client.on(event, ({ id }) => {
      onJoined(id).catch((error: unknown) => log.error('background_work_failed', { error }));
    });
  }
}

/**
 * Returns the servers that a connected client is a member of, also those that are unavailable; `undefined` if it has only
 * some of the shards, since the others' servers are unknown to it.
 */
export function guildsOf({ guilds, options }: Client): ReadonlySet<string> | undefined {
  const shards = options.shards;
  if (!Array.isArray(shards) || shards.length !== options.shardCount) return undefined;
  return new Set(guilds.cache.keys());
}
