import type { Caller } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';

/** Returns the caller's server. Throws `UserError` unless the bot is a member of it and the caller has Manage Server. */
export function assertManagesServer({
  guildId,
  managesGuild,
  isMemberHere,
}: Pick<Caller, 'guildId' | 'managesGuild' | 'isMemberHere'>): string {
  if (guildId === null || !isMemberHere) {
    throw new UserError(
      'These settings belong to a server that Paperboy is a member of: use this command there.',
    );
  }
  if (!managesGuild) {
    throw new UserError('The settings of a server are for members with the Manage Server permission.');
  }
  return guildId;
}
