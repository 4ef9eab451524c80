import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { messagePayload } from '../../payloads/message.ts';
import type { InteractionResponse, LiveInteraction } from '../../state/interaction.ts';
import type { Message } from '../../state/message.ts';
import { refuseUploads } from '../../state/uploads.ts';
import type { World } from '../../state/world.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';

/** Answers to interactions: the callback, and the webhook of the interaction's token. None takes the bot's token. */
export function interactionRoutes(world: World): Route[] {
  const wire = (message: Message): unknown => messagePayload(message, world);
  const token = ({ param }: RestRequest): string => {
    if (param('application_id') !== world.application.id) throw apiError('unknownWebhook');
    return param('token');
  };
  const webhook = '/webhooks/:application_id/:token';
  const oneMessage = `${webhook}/messages/:message`;
  return [
    {
      method: 'POST',
      path: '/interactions/:interaction_id/:token/callback',
      auth: 'none',
      answer({ param, query, body, files }) {
        refuseUploads(files);
        const { interaction, response } = world.interactions.respond(
          param('interaction_id'),
          param('token'),
          body,
          files,
        );
        const withResponse = ['true', '1'].includes(query.get('with_response') ?? '');
        return withResponse ? ok(callbackWire(interaction, response, wire)) : NO_CONTENT;
      },
    },
    {
      method: 'POST',
      path: webhook,
      auth: 'none',
      answer(request) {
        refuseUploads(request.files);
        return ok(wire(world.interactions.followUp(token(request), request.body, request.files)));
      },
    },
    {
      method: 'GET',
      path: oneMessage,
      auth: 'none',
      answer: request => ok(wire(world.interactions.message(token(request), request.param('message')))),
    },
    {
      method: 'PATCH',
      path: oneMessage,
      auth: 'none',
      answer(request) {
        const { body, files } = request;
        refuseUploads(files);
        return ok(wire(world.interactions.edit(token(request), request.param('message'), body, files)));
      },
    },
    {
      method: 'DELETE',
      path: oneMessage,
      auth: 'none',
      answer(request) {
        world.interactions.remove(token(request), request.param('message'));
        return NO_CONTENT;
      },
    },
  ];
}

/** docs, "Interaction Callback Response Object". */
function callbackWire(
  { id, type }: LiveInteraction,
  answer: InteractionResponse,
  wire: (message: Message) => unknown,
) {
  const message = 'message' in answer ? answer.message : undefined;
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
    // The message itself is told of types 4 and 7 alone (same section).
    ...(message === undefined || answer.type === InteractionResponseType.DeferredChannelMessageWithSource
      ? {}
      : { resource: { type: answer.type, message: wire(message) } }),
  };
}
