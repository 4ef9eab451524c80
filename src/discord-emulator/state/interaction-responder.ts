import { ApplicationCommandType, InteractionResponseType, MessageType } from 'discord-api-types/v10';
import type { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { isEphemeralRequested, readInteractionResponse } from '../validation/response-form.ts';
import { readChoices } from '../validation/autocomplete.ts';
import { invalidFormError } from '../validation/form.ts';
import type { FieldPath } from '../validation/form.ts';
import { readMessageDraft, readMessageEdit } from '../validation/message-form.ts';
import type { MessageDraft } from '../validation/message-form.ts';
import { readModal } from '../validation/modal.ts';
import type { Directory } from './directory.ts';
import { focusedOption } from './focused-option.ts';
import type { User } from './guild.ts';
import type { Installation } from './installation.ts';
import type { InteractionResponse, LiveInteraction } from './interaction.ts';
import { interactionOrigin } from './interaction-origin.ts';
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';
import { EMPTY_DRAFT } from './new-message.ts';

/** Turns an app's responses into messages. Deadlines and tokens are checked in `interactions.ts`. */
export interface InteractionResponder {
  /** Carries out the first response. @throws ApiError 50035, 50006 */
  respond(interaction: LiveInteraction, body: unknown, files: readonly UploadedFile[]): InteractionResponse;
  /** Returns the message that `@original` refers to after a response; undefined if there is none. */
  originalMessage(interaction: LiveInteraction, response: InteractionResponse): Message | undefined;
  /** Creates the message of a response. @param at path of `data` in the request body @throws ApiError 50035, 50006 */
  postMessage(
    interaction: LiveInteraction,
    data: unknown,
    files: readonly UploadedFile[],
    at: FieldPath,
  ): Message;
}

/** Creates the responder of an app. `bot` is the author of its messages. */
export function createInteractionResponder(options: {
  readonly applicationId: string;
  readonly bot: User;
  readonly messages: Messages;
  readonly installation: Installation;
  readonly directory: Pick<Directory, 'channel'>;
}): InteractionResponder {
  const { applicationId, bot, messages, installation, directory } = options;

  const audienceOf = (interaction: LiveInteraction, isEphemeral: boolean): string | null =>
    isEphemeral || !installation.canRespondPublicly(interaction, interaction.owners)
      ? interaction.user.id
      : null;

  const create = (
    interaction: LiveInteraction,
    draft: MessageDraft,
    files: readonly UploadedFile[],
    { ephemeral, loading }: { readonly ephemeral: boolean; readonly loading: boolean },
  ): Message =>
    messages.create({
      // In its current state; it may have been deleted (code 10003).
      channel: directory.channel(interaction.channel.id),
      author: bot,
      draft,
      files,
      response: {
        origin: interactionOrigin(interaction),
        type: messageTypeOf(interaction),
        applicationId,
        audience: audienceOf(interaction, ephemeral),
        loading,
      },
    });

  const postMessage: InteractionResponder['postMessage'] = (interaction, data, files, at) =>
    create(interaction, readMessageDraft(data, files.length, at), files, {
      ephemeral: isEphemeralRequested(data),
      loading: false,
    });

  const sourceOf = ({ source }: LiveInteraction): Message => {
    if (source !== undefined) return messages.find(source.id) ?? source;
    throw invalidFormError([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'There is no message to update.' },
    ]);
  };

  return {
    postMessage,
    respond(interaction, body, files) {
      const { type, data } = readInteractionResponse(body, interaction.type);
      switch (type) {
        case InteractionResponseType.ChannelMessageWithSource:
          return { type, message: postMessage(interaction, data, files, ['data']) };
        case InteractionResponseType.DeferredChannelMessageWithSource: {
          const state = { ephemeral: isEphemeralRequested(data), loading: true };
          return { type, message: create(interaction, EMPTY_DRAFT, [], state) };
        }
        case InteractionResponseType.DeferredMessageUpdate:
          sourceOf(interaction);
          return { type };
        case InteractionResponseType.UpdateMessage: {
          const source = sourceOf(interaction);
          const edit = readMessageEdit(data, source, files.length, ['data']);
          return { type, message: messages.edit(source, edit, files) };
        }
        case InteractionResponseType.ApplicationCommandAutocompleteResult:
          return { type, choices: readChoices(data, ['data'], typedOption(interaction)) };
        case InteractionResponseType.Modal:
          return { type, modal: readModal(data, ['data']) };
        case InteractionResponseType.Pong:
        case InteractionResponseType.PremiumRequired:
        case InteractionResponseType.LaunchActivity:
        default:
          throw new TypeError(`Response type ${type} is not supported`);
      }
    },
    originalMessage(interaction, response) {
      if (response.type === InteractionResponseType.DeferredMessageUpdate) return sourceOf(interaction);
      return 'message' in response ? response.message : undefined;
    },
  };
}

function typedOption({ data }: LiveInteraction): ApplicationCommandOptionType | undefined {
  return data.kind === 'command' ? focusedOption(data.options)?.type : undefined;
}

/** docs, "Message Types": the type depends on the kind of command that was called. */
function messageTypeOf({ data }: LiveInteraction): MessageType {
  if (data.kind !== 'command') return MessageType.Default;
  return data.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}
