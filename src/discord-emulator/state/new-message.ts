import { MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import type { MessageDraft } from '../validation/message-form.ts';
import type { Channel, User } from './guild.ts';
import type { InteractionOrigin, Message, UploadedFile } from './message.ts';

/** The input for a new message. */
export interface NewMessage {
  readonly channel: Channel;
  readonly author: User;
  readonly draft: MessageDraft;
  readonly files: readonly UploadedFile[];
  /** The id, for the first message of a forum post, which has the post's id. All others get the next id. */
  readonly id?: string;
  /** Set for a system message, which Discord creates in the name of the author. */
  readonly system?: {
    readonly type: MessageType;
    readonly reference?: Reference;
  };
  /** Set for a response to an interaction. */
  readonly response?: {
    readonly origin: InteractionOrigin;
    readonly type: MessageType;
    readonly applicationId: string;
    /** Id of the only user who sees it; null for a public message. */
    readonly audience: string | null;
    /** True for a deferred response, shown as "is thinking…". */
    readonly loading: boolean;
  };
}

type Reference = NonNullable<Message['message_reference']>;

/** Returns the type of a new message. @param replied the message it replies to */
export function messageType({ response, system }: NewMessage, replied: Message | undefined): MessageType {
  if (system !== undefined) return system.type;
  if (response !== undefined) return response.type;
  return replied === undefined ? MessageType.Default : MessageType.Reply;
}

/** Returns the flags of a new message. Ephemeral has an effect on interaction responses only (docs, "Message Flags"). */
export function messageFlags(requested: number, response: NewMessage['response']): number {
  const ephemeral = (response?.audience ?? null) === null ? 0 : MessageFlags.Ephemeral;
  const loading = response?.loading === true ? MessageFlags.Loading : 0;
  return (requested & ~MessageFlags.Ephemeral) | ephemeral | loading;
}

/** Returns a reference to a message. */
export function messageReference(message: Message): Reference {
  return {
    type: MessageReferenceType.Default,
    message_id: message.id,
    channel_id: message.channel_id,
    ...(message.guild_id === undefined ? {} : { guild_id: message.guild_id }),
  };
}

/** Returns a reference to a whole channel, as in the system message about a new thread. */
export function channelReference(id: string, guildId: string): Reference {
  return { type: MessageReferenceType.Default, channel_id: id, guild_id: guildId };
}

/** A message without content. */
export const EMPTY_DRAFT: MessageDraft = {
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
