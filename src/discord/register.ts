import { Routes, type REST } from 'discord.js';
import type { Command } from '../command.ts';

/**
 * Makes Discord's list of our commands equal to the given one, in one request: for everyone, or for one guild alone.
 * Throws the REST client's errors.
 */
export async function registerCommands(
  rest: Pick<REST, 'put'>,
  applicationId: string,
  commands: readonly Command[],
  guildId: string | undefined,
): Promise<void> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  await rest.put(route, { body: commands.map(command => command.definition) });
}
