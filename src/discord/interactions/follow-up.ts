import { Routes, type REST } from 'discord.js';
import type { PlainReply } from '../../command.ts';
import { filesOf } from './reply-files.ts';

/** What sends further messages for an interaction. The token is valid for 15 minutes. */
export interface InteractionToken {
  readonly applicationId: string;
  readonly token: string;
}

/** Sends a message after the first response, a "followup message" in Discord's documents; returns it as Discord sends it. */
export function sendFollowUp(
  rest: Pick<REST, 'post'>,
  { applicationId, token }: InteractionToken,
  message: Pick<PlainReply, 'body' | 'file'>,
): Promise<unknown> {
  return rest.post(Routes.webhook(applicationId, token), {
    body: message.body,
    auth: false,
    ...filesOf(message),
  });
}
