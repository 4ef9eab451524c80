import { randomBytes } from 'node:crypto';
import type { PlainReply } from '../../command.ts';
import type { Log } from '../../core/log.ts';
import { UserError } from '../../core/message/user-error.ts';
import { errorNotice } from '../../views/notice/notice.ts';

/** Returns an error as a reply. */
export type ToErrorReply = (
  error: unknown,
  what: string,
  where: { readonly guildId: string | null; readonly user: { readonly id: string } },
) => PlainReply;

/**
 * Creates the function that turns errors into replies. A `UserError` is shown as it is. For any other error the caller
 * gets a reference, under which the operator finds the cause in the log.
 */
export function createErrorReply(log: Log): ToErrorReply {
  return (error, what, { guildId, user }) => {
    if (error instanceof UserError) return { kind: 'private', body: errorNotice(error.message) };
    const reference = randomBytes(4).toString('hex');
    log.error('command_failed', { what, reference, guild: guildId, person: user.id, error });
    const text = `Something went wrong in Paperboy. If it happens again, give its operator this reference: ${reference}`;
    return { kind: 'private', body: errorNotice(text) };
  };
}
