import { Events, type Client } from 'discord.js';

/**
 * Resolves when every server of a shard, or of all shards if that is left out, is available, which may be after an outage of
 * one has ended, or when the signal is aborted.
 */
export async function guildsAvailable(client: Client, signal: AbortSignal, shard?: number): Promise<void> {
  const isComplete = () =>
    client.guilds.cache.every(guild => guild.available || (shard !== undefined && guild.shardId !== shard));
  if (isComplete() || signal.aborted) return;
  await new Promise<void>(resolve => {
    const end = () => {
      client.off(Events.GuildAvailable, check);
      client.off(Events.GuildDelete, check);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const check = () => {
      if (isComplete()) end();
    };
    client.on(Events.GuildAvailable, check);
    client.on(Events.GuildDelete, check);
    signal.addEventListener('abort', end);
  });
}
