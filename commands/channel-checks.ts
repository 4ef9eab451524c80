import type { Invocation } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';

/** Throws `UserError` if the caller may not post in a channel: with Manage Server alone they may not even see it. */
export function assertCallerCanPost({ canPostIn }: Pick<Invocation, 'canPostIn'>, channelId: string): void {
  if (!canPostIn(channelId)) {
    throw new UserError(
      'You need View Channel and Send Messages in that channel yourself to have Paperboy post there.',
    );
  }
}

/** Throws `UserError` naming the permissions that the bot lacks in a channel; `undefined` if it cannot see the channel. */
export function assertBotCanPost(missing: readonly string[] | undefined): void {
  if (missing === undefined)
    throw new UserError(`Paperboy cannot see that channel. Give it View Channel there, then try again.`);
  if (missing.length > 0) {
    throw new UserError(
      `Paperboy cannot post in that channel: it lacks ${missing.join(' and ')}. Give it that, then try again.`,
    );
  }
}
