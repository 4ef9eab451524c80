import { MessageFlags, Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { PostReply } from '../command.ts';
import { errorNotice } from '../views/notice.ts';
import { toSendError } from './rest-problem.ts';

/** Remembers what a posted message shows, so that reactions and buttons on it find their papers. */
export type Remember = (messageId: string, shows: PostReply['shows']) => Promise<void>;

const posted = z.object({ id: z.string() });

/**
 * Posts a message for everybody from a private answer whose update was announced, and shows there that it is posted. It
 * is posted once or not at all: what fails, or may have failed, is told to the caller and not tried again.
 */
export async function publish(
  rest: Pick<REST, 'post' | 'patch'>,
  { applicationId, token }: { readonly applicationId: string; readonly token: string },
  { body, shows, instead }: PostReply,
  remember: Remember,
): Promise<void> {
  const followUp = Routes.webhook(applicationId, token);
  let messageId: string;
  try {
    messageId = posted.parse(await rest.post(followUp, { body, auth: false })).id;
  } catch (error) {
    const { problem } = toSendError(error);
    const said =
      problem === 'unavailable'
        ? 'Discord did not say whether it was posted. Look in the channel before you try again.'
        : 'Discord did not let it be posted here. Try it in another channel.';
    const notice = errorNotice(said);
    await rest.post(followUp, {
      body: { ...notice, flags: notice.flags | MessageFlags.Ephemeral },
      auth: false,
    });
    throw error;
  }
  await remember(messageId, shows);
  await rest.patch(Routes.webhookMessage(applicationId, token), { body: instead, auth: false });
}
