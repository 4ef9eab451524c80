import { ApplicationCommandType, InteractionResponseType, MessageType } from 'discord-api-types/v10';
import { asksForEphemeral, readAnswerType, readChoices, readModal } from '../rules/answer-form.ts';
import { invalidForm } from '../rules/form.ts';
import type { Path } from '../rules/form.ts';
import { readMessageDraft, readMessageEdit } from '../rules/message-form.ts';
import type { MessageDraft } from '../rules/message-form.ts';
import type { User } from './guild.ts';
import type { InteractionAnswer, LiveInteraction } from './interaction.ts';
import { interactionOrigin } from './interaction-origin.ts';
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';

/** Turns what an app answers into messages. When it may answer is asked elsewhere. */
export interface Answering {
  /** Carries out a first answer. @throws ApiError 50035, 50006 */
  first(interaction: LiveInteraction, body: unknown, files: readonly UploadedFile[]): InteractionAnswer;
  /** The message that `@original` means after an answer; undefined when there is none. */
  originalOf(interaction: LiveInteraction, answer: InteractionAnswer): Message | undefined;
  /** Makes a message of an answer. @param at where it is in the whole body @throws ApiError 50035, 50006 */
  post(interaction: LiveInteraction, data: unknown, files: readonly UploadedFile[], at: Path): Message;
}

/** Makes the answering of an app. `bot` is the author of its answers. */
export function createAnswering(options: {
  readonly applicationId: string;
  readonly bot: User;
  readonly messages: Messages;
}): Answering {
  const { applicationId, bot, messages } = options;

  const create = (
    interaction: LiveInteraction,
    draft: MessageDraft,
    files: readonly UploadedFile[],
    fate: { readonly ephemeral: boolean; readonly loading: boolean },
  ): Message =>
    messages.create({
      channel: interaction.channel,
      author: bot,
      draft,
      files,
      answer: {
        origin: interactionOrigin(interaction),
        type: messageTypeOf(interaction),
        applicationId,
        audience: fate.ephemeral ? interaction.user.id : null,
        loading: fate.loading,
      },
    });

  const post: Answering['post'] = (interaction, data, files, at) =>
    create(interaction, readMessageDraft(data, files.length, at), files, {
      ephemeral: asksForEphemeral(data),
      loading: false,
    });

  const sourceOf = ({ source }: LiveInteraction): Message => {
    if (source !== undefined) return messages.find(source.id) ?? source;
    throw invalidForm([
      { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'There is no message to update.' },
    ]);
  };

  return {
    post,
    first(interaction, body, files) {
      const { type, data } = readAnswerType(body, interaction.type);
      switch (type) {
        case InteractionResponseType.ChannelMessageWithSource:
          return { type, message: post(interaction, data, files, ['data']) };
        case InteractionResponseType.DeferredChannelMessageWithSource: {
          const fate = { ephemeral: asksForEphemeral(data), loading: true };
          return { type, message: create(interaction, EMPTY_DRAFT, [], fate) };
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
          return { type, choices: readChoices(data) };
        case InteractionResponseType.Modal:
          return { type, modal: readModal(data) };
        case InteractionResponseType.Pong:
        case InteractionResponseType.PremiumRequired:
        case InteractionResponseType.LaunchActivity:
        default:
          throw new TypeError(`Answer type ${type} fits no interaction here`);
      }
    },
    originalOf(interaction, answer) {
      if (answer.type === InteractionResponseType.DeferredMessageUpdate) return sourceOf(interaction);
      return 'message' in answer ? answer.message : undefined;
    },
  };
}

/** docs, "Message Types": answers to commands tell which kind of command was called. */
function messageTypeOf({ data }: LiveInteraction): MessageType {
  if (data.kind !== 'command') return MessageType.Default;
  return data.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}

const EMPTY_DRAFT: MessageDraft = {
  content: '',
  embeds: [],
  components: [],
  flags: 0,
  allowedMentions: undefined,
  tts: false,
  nonce: undefined,
  enforceNonce: false,
  replyTo: undefined,
  fileDescriptions: new Map(),
};
