import { Events, type Client } from 'discord.js';

/** Resolves when every server that the bot is a member of is available; not before an outage of one has ended. */
export async function guildsAvailable(client: Client): Promise<void> {
  const isComplete = () => client.guilds.cache.every(guild => guild.available);
  if (isComplete()) return;
  await new Promise<void>(resolve => {
    const check = () => {
      if (!isComplete()) return;
      client.off(Events.GuildAvailable, check);
      client.off(Events.GuildDelete, check);
      resolve();
    };
    client.on(Events.GuildAvailable, check);
    client.on(Events.GuildDelete, check);
  });
}
