import { MessageFlags, Routes, type REST } from 'discord.js';
import * as z from 'zod';
import type { PostReply } from '../../command.ts';
import { errorNotice } from '../../views/notice/notice.ts';
import { toSendError } from '../rest-problem.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { sendFollowUp, type InteractionToken } from './follow-up.ts';

/** Stores what a posted message shows, so that reactions and buttons on it find their papers. */
export type RememberPost = (messageId: string, shows: PostReply['shows']) => Promise<void>;

const posted = z.object({ id: z.string(), flags: z.int().default(0) });

/**
 * Posts a message to the channel from a private message whose update was deferred, and marks that message as posted. A
 * post that failed, or may have failed, is reported to the caller and never retried, so that it is posted at most once.
 */
export async function publish(
  rest: Pick<REST, 'post' | 'patch'>,
  interaction: InteractionToken,
  { body, files, shows, instead }: PostReply,
  remember: RememberPost,
): Promise<void> {
  const notify = (text: string) => sendFollowUp(rest, interaction, { body: asEphemeral(errorNotice(text)) });
  let message: z.infer<typeof posted>;
  try {
    message = posted.parse(await sendFollowUp(rest, interaction, { body, ...(files ? { files } : {}) }));
  } catch (error) {
    const { problem } = toSendError(error);
    const text =
      problem === 'unavailable'
        ? 'Discord did not confirm the post. Look in the channel before you try again.'
        : 'Discord did not allow the post here. Try another channel.';
    // The first error is thrown; a notice usually fails for the same reason.
    await Promise.allSettled([notify(text)]);
    throw error;
  }
  // Without Use External Apps, only the caller sees what a personal app posts (docs, "Permissions").
  if ((message.flags & MessageFlags.Ephemeral) !== 0) {
    await notify('Only you can see it: this server does not allow members to post with their own apps.');
    return;
  }
  const [remembered] = await Promise.allSettled([remember(message.id, shows)]);
  // It is in the channel now, stored or not: a second press must not post it again.
  const [shown] = await Promise.allSettled([
    rest.patch(Routes.webhookMessage(interaction.applicationId, interaction.token), {
      body: instead,
      auth: false,
    }),
  ]);
  const failed = [remembered, shown].find(each => each.status === 'rejected');
  if (failed) throw failed.reason;
}
