import { Routes, type REST } from 'discord.js';
import * as z from 'zod';
import type { DirectMessageSender } from '../core/delivery/sender.ts';
import { createMessageReader } from './read-messages.ts';
import { asSendError } from './rest-problem.ts';

const channel = z.object({ id: z.string() });

/** Creates a sender for direct messages. The bot may always read their channels, which its cache does not know. */
export function createDirectMessageSender(
  rest: Pick<REST, 'get' | 'post'>,
  botId: () => string | undefined,
): DirectMessageSender {
  return {
    ...createMessageReader({ rest, botId, checkReadable: () => undefined }),

    open: userId =>
      asSendError(async () => {
        const response = await rest.post(Routes.userChannels(), { body: { recipient_id: userId } });
        return channel.parse(response).id;
      }),
  };
}
