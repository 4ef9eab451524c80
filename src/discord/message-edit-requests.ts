import { RESTJSONErrorCodes, Routes, type APIMessageTopLevelComponent, type REST } from 'discord.js';
import { z } from 'zod';
import type { MessageEditRequests } from '../core/message/message-editor.ts';
import { asSendError, hasErrorCode, toSendError } from './rest-problem.ts';

const component = z.custom<APIMessageTopLevelComponent>(
  value => typeof value === 'object' && value !== null && 'type' in value,
);
const message = z.object({ components: z.array(component) });

/** Creates the requests for the bot's messages over Discord's REST API. */
export function createMessageEditRequests(rest: Pick<REST, 'get' | 'patch'>): MessageEditRequests {
  return {
    async read(channelId, messageId) {
      try {
        return message.parse(await rest.get(Routes.channelMessage(channelId, messageId)));
      } catch (error) {
        if (hasErrorCode(error, RESTJSONErrorCodes.UnknownMessage)) return undefined;
        throw toSendError(error);
      }
    },

    edit: (channelId, messageId, { components }) =>
      asSendError(async () => {
        await rest.patch(Routes.channelMessage(channelId, messageId), {
          body: { components, allowed_mentions: { parse: [] } },
        });
      }),
  };
}
