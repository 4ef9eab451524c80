import { RESTJSONErrorCodes, Routes, type REST } from 'discord.js';
import type { RemoveReply } from '../../command.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { errorNotice } from '../../views/notice/notice.ts';
import { hasErrorCode } from '../rest-problem.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { sendFollowUp, type InteractionToken } from './follow-up.ts';

/**
 * Deletes the message that has the component, whose update was deferred: by the token of the interaction, which works also
 * where the bot is not a member. A failure is reported to the caller, and thrown.
 */
export async function removeMessage(
  rest: Pick<REST, 'post' | 'delete'>,
  interaction: InteractionToken,
  { body, afterRemoval }: RemoveReply,
): Promise<void> {
  const notify = (notice: MessageBody) => sendFollowUp(rest, interaction, { body: asEphemeral(notice) });
  try {
    // After a deferred update, the original message is the one that has the component.
    const { applicationId, token } = interaction;
    await rest.delete(Routes.webhookMessage(applicationId, token), { auth: false });
  } catch (error) {
    if (!hasErrorCode(error, RESTJSONErrorCodes.UnknownMessage)) {
      // The first error is thrown; a notice usually fails for the same reason.
      await Promise.allSettled([notify(errorNotice('Discord did not remove the post. Try again later.'))]);
      throw error;
    }
  }
  await afterRemoval();
  await notify(body);
}
