import { DiscordAPIError, Routes, type REST } from 'discord.js';
import type { AnyCommand, MenuCommand } from '../command.ts';
import { RegistrationError } from './registration-error.ts';

/**
 * Replaces Discord's list of our commands by the given one in one request, for all servers or for one, and returns
 * Discord's response, which has their ids. Throws `RegistrationError` for a server that the bot is not a member of, and
 * the REST client's other errors.
 */
export async function registerCommands(
  rest: Pick<REST, 'put'>,
  applicationId: string,
  commands: readonly (AnyCommand | MenuCommand)[],
  guildId: string | undefined,
): Promise<unknown> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  try {
    return await rest.put(route, { body: commands.map(command => command.definition) });
  } catch (error) {
    const isGuildRejected =
      error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
    if (guildId === undefined || !isGuildRejected) throw error;
    throw new RegistrationError(
      `Discord does not allow commands to be registered in server ${guildId} (${error.message}). Check DEV_GUILD_ID, and that the bot was invited there.`,
      { cause: error },
    );
  }
}
