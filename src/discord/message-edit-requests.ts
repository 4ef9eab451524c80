import { RESTJSONErrorCodes, Routes, type APIMessageTopLevelComponent, type REST } from 'discord.js';
import * as z from 'zod';
import type { MessageEditRequests } from '../core/message/message-editor.ts';
import { asSendError, hasErrorCode, toSendError } from './rest-problem.ts';
import { withSendableMedia } from './sendable-media.ts';

const component = z.custom<APIMessageTopLevelComponent>(
  value => typeof value === 'object' && value !== null && 'type' in value,
);
const message = z.object({
  components: z.array(z.unknown()),
  attachments: z.array(z.object({ id: z.string(), filename: z.string() })).optional(),
});

/** Creates the requests for the bot's messages over Discord's REST API. */
export function createMessageEditRequests(rest: Pick<REST, 'get' | 'patch'>): MessageEditRequests {
  return {
    async read(channelId, messageId) {
      try {
        const { components, attachments = [] } = message.parse(
          await rest.get(Routes.channelMessage(channelId, messageId)),
        );
        const fileNames = new Map(attachments.map(({ id, filename }) => [id, filename]));
        return { components: z.array(component).parse(withSendableMedia(components, fileNames)) };
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
