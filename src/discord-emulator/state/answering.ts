import { ApplicationCommandType, InteractionResponseType, MessageType } from 'discord-api-types/v10';
import type { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { asksForEphemeral, readAnswerType } from '../validation/answer-form.ts';
import { readChoices } from '../validation/autocomplete.ts';
import { invalidForm } from '../validation/form.ts';
import type { Path } from '../validation/form.ts';
import { readMessageDraft, readMessageEdit } from '../validation/message-form.ts';
import type { MessageDraft } from '../validation/message-form.ts';
import { readModal } from '../validation/modal.ts';
import type { Directory } from './directory.ts';
import { focusedOption } from './focused-option.ts';
import type { Channel, User } from './guild.ts';
import type { Installation } from './installation.ts';
import type { InteractionAnswer, LiveInteraction } from './interaction.ts';
import { interactionOrigin } from './interaction-origin.ts';
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';
import { EMPTY_DRAFT } from './new-message.ts';

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
  readonly installation: Installation;
  readonly directory: Pick<Directory, 'channel'>;
}): Answering {
  const { applicationId, bot, messages, installation, directory } = options;

  const audienceOf = (interaction: LiveInteraction, asked: boolean): string | null =>
    asked || !installation.mayAnswerOpenly(interaction, interaction.owners) ? interaction.user.id : null;

  /** The channel as it is by now. @throws ApiError 10003 when it is no more */
  const channelOf = ({ channel }: LiveInteraction): Channel => directory.channel(channel.id);

  const create = (
    interaction: LiveInteraction,
    draft: MessageDraft,
    files: readonly UploadedFile[],
    fate: { readonly ephemeral: boolean; readonly loading: boolean },
  ): Message =>
    messages.create({
      channel: channelOf(interaction),
      author: bot,
      draft,
      files,
      answer: {
        origin: interactionOrigin(interaction),
        type: messageTypeOf(interaction),
        applicationId,
        audience: audienceOf(interaction, fate.ephemeral),
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
          return { type, choices: readChoices(data, ['data'], typedOption(interaction)) };
        case InteractionResponseType.Modal:
          return { type, modal: readModal(data, ['data']) };
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

function typedOption({ data }: LiveInteraction): ApplicationCommandOptionType | undefined {
  return data.kind === 'command' ? focusedOption(data.options)?.type : undefined;
}

/** docs, "Message Types": answers to commands tell which kind of command was called. */
function messageTypeOf({ data }: LiveInteraction): MessageType {
  if (data.kind !== 'command') return MessageType.Default;
  return data.type === ApplicationCommandType.ChatInput
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}
