import { MessageFlags, Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { PostReply } from '../command.ts';
import { errorNotice } from '../views/notice/notice.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { toSendError } from './rest-problem.ts';

/** Remembers what a posted message shows, so that reactions and buttons on it find their papers. */
export type Remember = (messageId: string, shows: PostReply['shows']) => Promise<void>;

const posted = z.object({ id: z.string(), flags: z.int().default(0) });

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
  const tell = (text: string) => rest.post(followUp, { body: asEphemeral(errorNotice(text)), auth: false });
  let message: z.infer<typeof posted>;
  try {
    message = posted.parse(await rest.post(followUp, { body, auth: false }));
  } catch (error) {
    const { problem } = toSendError(error);
    const said =
      problem === 'unavailable'
        ? 'Discord did not say whether it was posted. Look in the channel before you try again.'
        : 'Discord did not let it be posted here. Try it in another channel.';
    // The first failure goes up; a notice that fails too mostly fails of the same.
    await Promise.allSettled([tell(said)]);
    throw error;
  }
  // Without Use External Apps, what a personal app posts is shown to its caller alone (docs, "Permissions").
  if ((message.flags & MessageFlags.Ephemeral) !== 0) {
    await tell('Only you can see it: this server does not let members post by apps of their own.');
    return;
  }
  const [remembered] = await Promise.allSettled([remember(message.id, shows)]);
  // It stands in the channel now, whatever became of remembering it: a second press must not post it again.
  const [shown] = await Promise.allSettled([
    rest.patch(Routes.webhookMessage(applicationId, token), { body: instead, auth: false }),
  ]);
  const failed = [remembered, shown].find(each => each.status === 'rejected');
  if (failed) throw failed.reason;
}
