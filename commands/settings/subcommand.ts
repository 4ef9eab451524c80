import type { APIApplicationCommandSubcommandOption } from 'discord-api-types/v10';
import type { Command } from '../../src/command.ts';

/** What the subcommands of `/settings` need. */
export type SettingsNeeds =
  | 'unitOfWork'
  | 'serverSettings'
  | 'userSettings'
  | 'channelAccess'
  | 'readsMessageContent'
  | 'clock';

/** A subcommand of `/settings`. */
export interface SettingsSubcommand {
  readonly definition: APIApplicationCommandSubcommandOption;
  readonly run: Command<SettingsNeeds>['run'];
}
