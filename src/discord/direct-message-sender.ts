import { Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { DirectMessageSender } from '../core/delivery/sender.ts';
import { findMessage, MESSAGES_PER_PAGE } from './find-message.ts';
import { fetchMessages } from './read-messages.ts';
import { toSendError } from './rest-problem.ts';

const channel = z.object({ id: z.string() });

/** Creates a sender for direct messages. The bot may always read their channels, which its cache does not know. */
export function createDirectMessageSender(rest: Pick<REST, 'get' | 'post'>): DirectMessageSender {
  return {
    async open(userId) {
      try {
        return channel.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: userId } })).id;
      } catch (error) {
        throw toSendError(error);
      }
    },

    async newestMessage(channelId) {
      try {
        return (await fetchMessages(rest, channelId, { limit: '1' }))[0]?.id ?? '0';
      } catch (error) {
        throw toSendError(error);
      }
    },

    async findPosted(channelId, floor, post) {
      try {
        return await findMessage(floor, post, after =>
          fetchMessages(rest, channelId, { after, limit: String(MESSAGES_PER_PAGE) }),
        );
      } catch (error) {
        throw toSendError(error);
      }
    },
  };
}
