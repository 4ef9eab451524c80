import { Events, type Client } from 'discord.js';
import type { Log } from '../core/log.ts';

/** Calls back when the bot was removed from a server; an outage of the server is no removal. */
export function onGuildLeft(client: Client, onLeft: (guildId: string) => Promise<void>, log: Log): void {
  client.on(Events.GuildDelete, ({ id }) => {
    onLeft(id).catch((error: unknown) => log.error('background_work_failed', { error }));
  });
}
