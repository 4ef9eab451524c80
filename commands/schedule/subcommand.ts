import type { Command, Invocation } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';

/** What the subcommands of `/schedule` need. */
export type ScheduleNeeds =
  | 'unitOfWork'
  | 'papers'
  | 'index'
  | 'schedules'
  | 'deliveries'
  | 'channelHistory'
  | 'corpusMarks'
  | 'drafts'
  | 'submissions'
  | 'posted'
  | 'serverTrends'
  | 'serverSettings'
  | 'manualRun'
  | 'clock'
  | 'channelAccess'
  | 'roleMentions';

/** A subcommand of `/schedule`, called by a member with Manage Server. */
export type ScheduleSubcommand = Command<ScheduleNeeds>['run'];

/** Returns the server of a call. Throws `UserError` if there is none. */
export function guildOf({ guildId }: Pick<Invocation, 'guildId'>): string {
  if (guildId === null)
    throw new UserError('Schedules belong to a server: use this command in one of its channels.');
  return guildId;
}

/** Throws `UserError` for a caller without Manage Server: Discord hides the command, but a server can open it to others. */
export function assertManagesGuild({ managesGuild }: Pick<Invocation, 'managesGuild'>): void {
  if (!managesGuild) throw new UserError('Schedules are for members with the Manage Server permission.');
}
