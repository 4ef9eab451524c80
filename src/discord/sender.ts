import { RESTJSONErrorCodes, Routes, type REST } from 'discord.js';
import * as z from 'zod';
import type { ChannelSender, DeliverySender } from '../core/delivery/sender.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { createDirectMessageSender } from './direct-message-sender.ts';
import { createForumSender } from './forum-sender.ts';
import { messageRequest } from './message-request.ts';
import { createMessageReader, throwUnlessKnownReadable } from './read-messages.ts';
import { asSendError, hasErrorCode, toSendError } from './rest-problem.ts';

const posted = z.object({ id: z.string() });
const bodySchema = z.record(z.string(), z.unknown());

type SenderRest = Pick<REST, 'get' | 'post'>;

/**
 * Creates a sender that posts and reads back over Discord's REST API. `botId` returns the bot's user id; `undefined` before
 * it has connected.
 */
export function createSender(
  rest: SenderRest,
  access: Pick<
    ChannelAccess,
    'canReadHistory' | 'mayBeServedElsewhere' | 'knownMessage' | 'guildOf' | 'forumTags'
  >,
  botId: () => string | undefined,
): DeliverySender {
  return {
    ...createChannelSender(rest, access, botId),
    forums: createForumSender(rest, access, botId),
    directMessages: createDirectMessageSender(rest, botId),

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
  access: Pick<ChannelAccess, 'canReadHistory' | 'mayBeServedElsewhere' | 'knownMessage'>,
  botId: () => string | undefined,
): ChannelSender {
  return {
    ...createMessageReader({
      rest,
      botId,
      checkReadable: channelId => throwUnlessKnownReadable(channelId, access, rest),
    }),

    send: (channelId, body, nonce) =>
      asSendError(async () => {
        const request = messageRequest(body);
        const response = await rest.post(Routes.channelMessages(channelId), {
          ...request,
          body: { ...request.body, nonce, enforce_nonce: true },
        });
        return { messageId: posted.parse(response).id };
      }),

    knownMessage: access.knownMessage,
  };
}
