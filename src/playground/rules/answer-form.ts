import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { autocompleteAnswer } from './command-definition.ts';
import type { Choice } from './command-definition.ts';
import { modalComponent } from './component.ts';
import type { ModalComponent } from './component.ts';
import { modalFields } from './component-tree.ts';
import { invalidForm, list, parseForm, refuseProblems, text } from './form.ts';

/** A form that an app shows to a person. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly ModalComponent[];
}

const envelope = z.object({ type: z.enum(InteractionResponseType), data: z.unknown().optional() });

/** docs, "Modal": title 45, one to five components. */
const modal = z.object({
  custom_id: text(1, 100),
  title: text(1, 45),
  components: list(modalComponent, 1, 5),
});

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

/** Reads an autocomplete answer. @throws ApiError 50035 */
export function readChoices(data: unknown): Choice[] {
  return parseForm(autocompleteAnswer, data, ['data']).choices;
}

/** Reads a modal. @throws ApiError 50035 */
export function readModal(data: unknown): Modal {
  const form = parseForm(modal, data, ['data']);
  const seen = new Set<string>();
  refuseProblems(
    modalFields(form.components).flatMap(field => {
      if (!seen.has(field.custom_id)) {
        seen.add(field.custom_id);
        return [];
      }
      return [
        {
          path: ['data', 'components'],
          code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
          message: 'Component custom id cannot be duplicated',
        },
      ];
    }),
  );
  return form;
}
