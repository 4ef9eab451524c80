import type { App, Caller, Command } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { isCurator } from '../../src/core/server-settings.ts';

/** What the subcommands of `/club` need. */
export type ClubNeeds =
  | 'clubs'
  | 'serverSettings'
  | 'channelAccess'
  | 'clubAccess'
  | 'clubDiscord'
  | 'unitOfWork'
  | 'manualRun'
  | 'clock';

/** A subcommand of `/club`. */
export type ClubSubcommand = Command<ClubNeeds>['run'];

/** Returns the server of a call. Throws `UserError` if there is none that the bot is a member of. */
export function clubGuild({ guildId, isMemberHere }: Pick<Caller, 'guildId' | 'isMemberHere'>): string {
  if (guildId === null || !isMemberHere)
    throw new UserError(
      'A reading club belongs to a server that Paperboy is a member of: use this command there.',
    );
  return guildId;
}

/** Returns the server of a call by one of its curators. Throws `UserError` for other callers. */
export async function curatedGuild(
  caller: Caller,
  { serverSettings }: Pick<App, 'serverSettings'>,
): Promise<string> {
  const guildId = clubGuild(caller);
  if (!isCurator(caller, await serverSettings.get(guildId)))
    throw new UserError(
      'Reading clubs are created and ended by curators: members with Manage Server or with the curator role of this server.',
    );
  return guildId;
}
