import type { APIApplicationCommandSubcommandOption } from 'discord-api-types/v10';
import type { Command } from '../../src/command.ts';

/** What the subcommands of `/watch` need. */
export type WatchNeeds =
  | 'papers'
  | 'index'
  | 'watches'
  | 'unitOfWork'
  | 'watchMatcher'
  | 'subscriptions'
  | 'userSettings'
  | 'serverSettings'
  | 'channelAccess'
  | 'clock';

/** A subcommand of `/watch`. */
export interface WatchSubcommand {
  readonly definition: APIApplicationCommandSubcommandOption;
  readonly run: Command<WatchNeeds>['run'];
}
