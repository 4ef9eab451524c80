import { DiscordAPIError, RESTJSONErrorCodes, Routes, type REST } from 'discord.js';
import type { RemoveReply } from '../../command.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { errorNotice } from '../../views/notice/notice.ts';
import { asEphemeral } from './as-ephemeral.ts';

/**
 * Deletes the message that has the component, whose update was deferred: by the token of the interaction, which works also
 * where the bot is not a member. A failure is reported to the caller, and thrown.
 */
export async function removeMessage(
  rest: Pick<REST, 'post' | 'delete'>,
  { applicationId, token }: { readonly applicationId: string; readonly token: string },
  { body, afterRemoval }: RemoveReply,
): Promise<void> {
  const notify = (notice: MessageBody) =>
    rest.post(Routes.webhook(applicationId, token), { body: asEphemeral(notice), auth: false });
  try {
    // After a deferred update, the original message is the one that has the component.
    await rest.delete(Routes.webhookMessage(applicationId, token), { auth: false });
  } catch (error) {
    if (!isDeletedAlready(error)) {
      // The first error is thrown; a notice usually fails for the same reason.
      await Promise.allSettled([notify(errorNotice('Discord did not remove the post. Try again later.'))]);
      throw error;
    }
  }
  await afterRemoval();
  await notify(body);
}

function isDeletedAlready(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
}
