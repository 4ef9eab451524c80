import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import * as z from 'zod';
import { choicesError } from './field-errors.ts';
import { invalidFormError, parseForm } from './form.ts';

const envelope = z.object({ type: z.enum(InteractionResponseType), data: z.unknown().optional() });

/** Response types allowed for each interaction type (docs, "Interaction Callback Type"). */
const ALLOWED_RESPONSES: Readonly<Record<InteractionType, readonly InteractionResponseType[]>> = {
  [InteractionType.Ping]: [InteractionResponseType.Pong],
  [InteractionType.ApplicationCommand]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.Modal,
  ],
  [InteractionType.MessageComponent]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
    InteractionResponseType.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [
    InteractionResponseType.ApplicationCommandAutocompleteResult,
  ],
  [InteractionType.ModalSubmit]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
  ],
};

/**
 * Reads the type and data of an interaction response.
 * @throws ApiError 50035 if the type is not allowed for the interaction
 */
export function readInteractionResponse(
  body: unknown,
  interactionType: InteractionType,
): z.infer<typeof envelope> {
  const response = parseForm(envelope, body);
  const allowed = ALLOWED_RESPONSES[interactionType];
  if (allowed.includes(response.type)) return response;
  throw invalidFormError([{ path: ['type'], ...choicesError(allowed) }]);
}

/** Returns true if the flags of a response's message include Ephemeral. */
export function isEphemeralRequested(data: unknown): boolean {
  const flags = z.object({ flags: z.int() }).safeParse(data);
  return flags.success && (flags.data.flags & MessageFlags.Ephemeral) !== 0;
}
