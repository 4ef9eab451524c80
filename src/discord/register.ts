import { DiscordAPIError, Routes, type REST } from 'discord.js';
import type { Command, MenuCommand } from '../command.ts';

/** Discord rejects the commands; the message says why and what to check. */
export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
}

/**
 * Replaces Discord's list of our commands by the given one in one request, for all servers or for one. Throws
 * `RegistrationError` for a server that the bot is not a member of, and the REST client's other errors. `retry` runs the
 * request, as often as needed.
 */
export async function registerCommands(
  rest: Pick<REST, 'put'>,
  applicationId: string,
  commands: readonly (Command | MenuCommand)[],
  guildId: string | undefined,
  retry: (request: () => Promise<unknown>) => Promise<unknown> = request => request(),
): Promise<void> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  try {
    await retry(() => rest.put(route, { body: commands.map(command => command.definition) }));
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
