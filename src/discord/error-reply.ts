import { randomBytes } from 'node:crypto';
import type { BaseInteraction } from 'discord.js';
import type { PlainReply } from '../command.ts';
import type { Log } from '../core/log.ts';
import { UserError } from '../core/message/user-error.ts';
import { errorNotice } from '../views/notice/notice.ts';

/** What went wrong, as a reply. */
export type ToErrorReply = (
  error: unknown,
  what: string,
  where: Pick<BaseInteraction, 'guildId' | 'user'>,
) => PlainReply;

/**
 * Two audiences, two messages: a `UserError` is shown in its own words; of anything else the caller gets a reference
 * only, and the operator finds it in the log with the cause.
 */
export function createErrorReply(log: Log): ToErrorReply {
  return (error, what, { guildId, user }) => {
    if (error instanceof UserError) return { kind: 'private', body: errorNotice(error.message) };
    const reference = randomBytes(4).toString('hex');
    log.error('command failed', { what, reference, guild: guildId, person: user.id, error });
    const text = `Something went wrong on Paperboy's side. If it happens again, tell its operator this reference: ${reference}`;
    return { kind: 'private', body: errorNotice(text) };
  };
}
