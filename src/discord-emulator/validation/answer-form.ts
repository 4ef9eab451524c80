import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { invalidForm, parseForm } from './form.ts';

const envelope = z.object({ type: z.enum(InteractionResponseType), data: z.unknown().optional() });

/** Which answers fit which interaction (docs, "Interaction Callback Type"). */
const ANSWERS: Readonly<Record<InteractionType, readonly InteractionResponseType[]>> = {
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
 * Reads what kind of answer an app gives.
 * @throws ApiError 50035 when it does not fit the interaction
 */
export function readAnswerType(body: unknown, to: InteractionType): z.infer<typeof envelope> {
  const answer = parseForm(envelope, body);
  if (ANSWERS[to].includes(answer.type)) return answer;
  const fitting = ANSWERS[to].join(', ');
  throw invalidForm([
    { path: ['type'], code: 'BASE_TYPE_CHOICES', message: `Value must be one of (${fitting}).` },
  ]);
}

/** Whether a new message is asked to be seen by the caller alone. */
export function asksForEphemeral(data: unknown): boolean {
  const flags = z.object({ flags: z.int() }).safeParse(data);
  return flags.success && (flags.data.flags & MessageFlags.Ephemeral) !== 0;
}
