import { RESTJSONErrorCodes, Routes, type REST } from 'discord.js';
import { z } from 'zod';
import type { ChannelSender, DeliverySender } from '../core/delivery/sender.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { createDirectMessageSender } from './direct-message-sender.ts';
import { createForumSender } from './forum-sender.ts';
import { findMessage, MESSAGES_PER_PAGE } from './find-message.ts';
import { fetchMessages, throwUnlessReadable } from './read-messages.ts';
import { hasErrorCode, toSendError } from './rest-problem.ts';

const posted = z.object({ id: z.string() });
const bodySchema = z.record(z.string(), z.unknown());

type SenderRest = Pick<REST, 'get' | 'post'>;

/** Creates a sender that posts and reads back over Discord's REST API. */
export function createSender(
  rest: SenderRest,
  access: Pick<ChannelAccess, 'canReadHistory' | 'knownMessage' | 'guildOf' | 'forumTags'>,
): DeliverySender {
  return {
    ...createChannelSender(rest, access),
    forums: createForumSender(rest, access),
    directMessages: createDirectMessageSender(rest),

    async startThread(channelId, messageId, body) {
      try {
        await rest.post(Routes.threads(channelId, messageId), { body: bodySchema.parse(JSON.parse(body)) });
      } catch (error) {
        if (hasErrorCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) return;
        throw toSendError(error);
      }
    },
  };
}

function createChannelSender(
  rest: SenderRest,
  access: Pick<ChannelAccess, 'canReadHistory' | 'knownMessage'>,
): ChannelSender {
  return {
    async send(channelId, body, nonce) {
      try {
        const response = await rest.post(Routes.channelMessages(channelId), {
          body: { ...bodySchema.parse(JSON.parse(body)), nonce, enforce_nonce: true },
        });
        return { messageId: posted.parse(response).id };
      } catch (error) {
        throw toSendError(error);
      }
    },

    knownMessage: access.knownMessage,

    async newestMessage(channelId) {
      try {
        throwUnlessReadable(channelId, access);
        return (await fetchMessages(rest, channelId, { limit: '1' }))[0]?.id ?? '0';
      } catch (error) {
        throw toSendError(error);
      }
    },

    async findPosted(channelId, floor, post) {
      try {
        return await findMessage(floor, post, async after => {
          throwUnlessReadable(channelId, access);
          return fetchMessages(rest, channelId, { after, limit: String(MESSAGES_PER_PAGE) });
        });
      } catch (error) {
        throw toSendError(error);
      }
    },
  };
}
