import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { messagePayload } from '../../payloads/message.ts';
import type { InteractionResponse, LiveInteraction } from '../../state/interaction.ts';
import type { Message } from '../../state/message.ts';
import { throwIfUploadsTooLarge } from '../../state/uploads.ts';
import type { World } from '../../state/world.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';

/** Returns the routes that respond to interactions: callback and webhook. None requires the bot's token. */
export function interactionRoutes(world: World): Route[] {
  const payload = (message: Message): unknown => messagePayload(message, world);
  const token = ({ param }: RestRequest): string => {
    if (param('application_id') !== world.application.id) throw apiError('unknownWebhook');
    return param('token');
  };
  const webhook = '/webhooks/:application_id/:token';
  const messagePath = `${webhook}/messages/:message`;
  return [
    {
      method: 'POST',
      path: '/interactions/:interaction_id/:token/callback',
      auth: 'none',
      respond({ param, query, body, files }) {
        throwIfUploadsTooLarge(files);
        const { interaction, response } = world.interactions.respond(
          param('interaction_id'),
          param('token'),
          body,
          files,
        );
        const withResponse = ['true', '1'].includes(query.get('with_response') ?? '');
        return withResponse ? ok(callbackPayload(interaction, response, payload)) : NO_CONTENT;
      },
    },
    {
      method: 'POST',
      path: webhook,
      auth: 'none',
      respond(request) {
        throwIfUploadsTooLarge(request.files);
        return ok(payload(world.interactions.followUp(token(request), request.body, request.files)));
      },
    },
    {
      method: 'GET',
      path: messagePath,
      auth: 'none',
      respond: request => ok(payload(world.interactions.message(token(request), request.param('message')))),
    },
    {
      method: 'PATCH',
      path: messagePath,
      auth: 'none',
      respond(request) {
        const { body, files } = request;
        throwIfUploadsTooLarge(files);
        return ok(payload(world.interactions.edit(token(request), request.param('message'), body, files)));
      },
    },
    {
      method: 'DELETE',
      path: messagePath,
      auth: 'none',
      respond(request) {
        world.interactions.remove(token(request), request.param('message'));
        return NO_CONTENT;
      },
    },
  ];
}

/** docs, "Interaction Callback Response Object". */
function callbackPayload(
  { id, type }: LiveInteraction,
  response: InteractionResponse,
  payload: (message: Message) => unknown,
) {
  const message = 'message' in response ? response.message : undefined;
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id,
      type,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }),
    },
    // Only responses of types 4 and 7 include the message (same section).
    ...(message === undefined || response.type === InteractionResponseType.DeferredChannelMessageWithSource
      ? {}
      : { resource: { type: response.type, message: payload(message) } }),
  };
}
