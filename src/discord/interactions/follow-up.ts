import { Routes, type REST } from 'discord.js';
import type { PlainReply, ReplyEdit } from '../../command.ts';
import { requestWithFiles } from './reply-files.ts';

/** What sends further messages for an interaction. The token is valid for 15 minutes. */
export interface InteractionToken {
  readonly applicationId: string;
  readonly token: string;
}

/** Sends a message after the first response, a "followup message" in Discord's documents; returns it as Discord sends it. */
export function sendFollowUp(
  rest: Pick<REST, 'post'>,
  { applicationId, token }: InteractionToken,
  message: Pick<PlainReply, 'body' | 'files'>,
): Promise<unknown> {
  return rest.post(Routes.webhook(applicationId, token), {
    ...requestWithFiles(message.body, message.files),
    auth: false,
  });
}

/** The message of the first response (docs, "Edit Original Interaction Response"). */
export const ORIGINAL = '@original';

/** Changes a message of an interaction: `ORIGINAL`, or a further one by its id. */
export async function editMessage(
  rest: Pick<REST, 'patch'>,
  { applicationId, token }: InteractionToken,
  reference: string,
  edit: ReplyEdit,
): Promise<void> {
  // Without a reference the path has `@original` as it is; with it, encoded.
  const route = Routes.webhookMessage(applicationId, token, reference === ORIGINAL ? undefined : reference);
  await rest.patch(route, { ...requestWithFiles(edit.body, edit.files), auth: false });
}
