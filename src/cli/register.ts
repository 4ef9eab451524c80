import { Command } from 'commander';
import { createClient } from '../discord/client.ts';
import { identifyApplication } from '../discord/identify-application.ts';
import { registerCommands } from '../discord/register.ts';
import { UsageError, type CliContext } from './context.ts';

/** `paperboy register`: tells Discord the slash commands; the bot itself does so at every start. */
export function registerVerb(context: CliContext): Command {
  return new Command('register')
    .description('Register the slash commands with Discord (with DEV_GUILD_ID set: in that server alone).')
    .action(async () => {
      const { discordToken, discordApiUrl, devGuildId } = context.config();
      if (discordToken === undefined)
        throw new UsageError('Set DISCORD_TOKEN: commands are registered for its bot.');
      const client = createClient(discordApiUrl);
      client.rest.setToken(discordToken);
      const application = await identifyApplication(client.rest);
      await registerCommands(client.rest, application, context.commands, devGuildId);
      const names = context.commands.map(command => `/${command.definition.name}`).join(', ');
      context.print(
        `registered ${names} ${devGuildId === undefined ? 'for every server' : `in server ${devGuildId}`}`,
      );
    });
}
