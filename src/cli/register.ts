import type { Command } from 'commander';
import { REST } from 'discord.js';
import { registered } from '../../commands/index.ts';
import { identifyApplication } from '../discord/identify-application.ts';
import { registerCommands } from '../discord/register.ts';
import { RegistrationError } from '../discord/registration-error.ts';
import { restOptions } from '../discord/rest/rest-options.ts';
import { createRestTraffic } from '../discord/rest/rest-traffic.ts';
import { toSendError } from '../discord/rest-problem.ts';
import { TokenRefusedError } from '../discord/token-refused.ts';
import { EXIT } from '../process/exit-code.ts';
import type { CliContext } from './context.ts';
import { UsageError, VerbError } from './errors.ts';
import { createWarningLog } from './warning-log.ts';

/** `paperboy register`: registers the commands with Discord, as the bot does at every start. */
export function defineRegister(command: Command, context: CliContext): void {
  command.action(async () => {
    const { discordToken, discordApiUrl, devGuildId } = await context.config();
    if (discordToken === undefined)
      throw new UsageError('Set DISCORD_TOKEN: commands are registered for its bot.');
    const traffic = createRestTraffic({ clock: context.clock, log: createWarningLog(context.printToStderr) });
    const rest = new REST(restOptions(discordApiUrl, traffic)).setToken(discordToken);
    await explainingFailure(discordApiUrl, async () => {
      const { id: application } = await identifyApplication(rest);
      await registerCommands(rest, application, registered, devGuildId);
    });
    const names = registered.map(({ definition }) => displayName(definition)).join(', ');
    context.print(
      `registered ${names} ${devGuildId === undefined ? 'for every server' : `in server ${devGuildId}`}`,
    );
  });
}

/** Returns a slash command's name with its slash, and the name of a message menu as it is. */
function displayName(definition: (typeof registered)[number]['definition']): string {
  // Only slash commands have a description.
  return 'description' in definition ? `/${definition.name}` : definition.name;
}

/** Runs work on Discord's API; throws `VerbError` with what to check if it fails. */
async function explainingFailure(apiUrl: string | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof TokenRefusedError)
      throw new VerbError(error.message, { cause: error, exitCode: EXIT.refusedByDiscord });
    if (error instanceof RegistrationError) throw error;
    const { problem, message } = toSendError(error);
    if (problem !== 'unavailable')
      throw new VerbError(`The commands were not registered: ${message}`, { cause: error });
    throw new VerbError(
      apiUrl === undefined
        ? `Discord could not be reached: ${message}. Check this machine's connection to https://discord.com, and try again.`
        : `Nothing at ${withoutPassword(apiUrl)} answers as Discord does: ${message}. Check DISCORD_API_URL, and that what should answer there is running.`,
      { cause: error },
    );
  }
}

function withoutPassword(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
