import { DiscordAPIError, Routes, type REST } from 'discord.js';
import type { Command, MenuCommand } from '../command.ts';

/** Discord does not take the commands; the message says why and what to look at. */
export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
}

/**
 * Makes Discord's list of our commands equal to the given one, in one request: for everyone, or for one guild alone.
 * Throws `RegistrationError` for a guild that is not the bot's, and the REST client's other errors. `persist` makes the request, as often as
 * it takes.
 */
export async function registerCommands(
  rest: Pick<REST, 'put'>,
  applicationId: string,
  commands: readonly (Command | MenuCommand)[],
  guildId: string | undefined,
  persist: (request: () => Promise<unknown>) => Promise<unknown> = request => request(),
): Promise<void> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  try {
    await persist(() => rest.put(route, { body: commands.map(command => command.definition) }));
  } catch (error) {
    const isGuildRefused = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
    if (guildId === undefined || !isGuildRefused) throw error;
    throw new RegistrationError(
      `Discord does not let commands be registered in server ${guildId} (${error.message}). Check DEV_GUILD_ID, and that the bot was invited there.`,
      { cause: error },
    );
  }
}
