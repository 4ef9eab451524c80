import { Command } from 'commander';
import { createClient } from '../discord/client.ts';
import { identifyApplication } from '../discord/identify-application.ts';
import { toSendError } from '../discord/rest-problem.ts';
import { RegistrationError, registerCommands } from '../discord/register.ts';
import { TokenRefusedError } from '../discord/token-refused.ts';
import { UsageError, VerbError, type CliContext } from './context.ts';

/** `paperboy register`: tells Discord the commands; the bot itself does so at every start. */
export function registerVerb(context: CliContext): Command {
  return new Command('register')
    .description('Register the commands with Discord (with DEV_GUILD_ID set: in that server alone).')
    .action(async () => {
      const { discordToken, discordApiUrl, devGuildId } = context.config();
      if (discordToken === undefined)
        throw new UsageError('Set DISCORD_TOKEN: commands are registered for its bot.');
      const client = createClient(discordApiUrl);
      client.rest.setToken(discordToken);
      await reaching(discordApiUrl, async () => {
        const application = await identifyApplication(client.rest);
        await registerCommands(client.rest, application, context.commands, devGuildId);
      });
      const names = context.commands.map(nameOf).join(', ');
      context.print(
        `registered ${names} ${devGuildId === undefined ? 'for every server' : `in server ${devGuildId}`}`,
      );
    });
}

/** As people see it: a slash command by its slash, an entry of a message's menu by its words. */
function nameOf({ definition }: CliContext['commands'][number]): string {
  // Discord takes a description of slash commands alone.
  return 'description' in definition ? `/${definition.name}` : definition.name;
}

/** Does work on Discord's API; throws `VerbError` with what to check where it cannot be reached. */
async function reaching(apiUrl: string | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof TokenRefusedError || error instanceof RegistrationError) throw error;
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
