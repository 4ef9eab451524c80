import { MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import type { MessageDraft } from '../validation/message-form.ts';
import type { Channel, User } from './guild.ts';
import type { InteractionOrigin, Message, UploadedFile } from './message.ts';

/** A message to be made. */
export interface NewMessage {
  readonly channel: Channel;
  readonly author: User;
  readonly draft: MessageDraft;
  readonly files: readonly UploadedFile[];
  /** The first message of a post has the post's id; else it gets the next one. */
  readonly id?: string;
  /** Set when Discord writes it in somebody's name. */
  readonly system?: {
    readonly type: MessageType;
    readonly reference?: Reference;
  };
  /** Set when an app answers an interaction. */
  readonly answer?: {
    readonly origin: InteractionOrigin;
    readonly type: MessageType;
    readonly applicationId: string;
    /** Who alone sees it; null for everybody. */
    readonly audience: string | null;
    /** A deferred answer: "is thinking…". */
    readonly loading: boolean;
  };
}

type Reference = NonNullable<Message['message_reference']>;

/** The kind of a message, by what it is made from. */
export function typeOf({ answer, system }: NewMessage, replied: Message | undefined): MessageType {
  if (system !== undefined) return system.type;
  if (answer !== undefined) return answer.type;
  return replied === undefined ? MessageType.Default : MessageType.Reply;
}

/** Ephemeral is the interaction's to decide; anywhere else the flag has no effect (docs, "Message Flags"). */
export function flagsOf(asked: number, answer: NewMessage['answer']): number {
  const ephemeral = (answer?.audience ?? null) === null ? 0 : MessageFlags.Ephemeral;
  const loading = answer?.loading === true ? MessageFlags.Loading : 0;
  return (asked & ~MessageFlags.Ephemeral) | ephemeral | loading;
}

/** How a message speaks of another. */
export function referenceTo(message: Message): Reference {
  return {
    type: MessageReferenceType.Default,
    message_id: message.id,
    channel_id: message.channel_id,
    ...(message.guild_id === undefined ? {} : { guild_id: message.guild_id }),
  };
}

/** How a message speaks of a channel as a whole, as Discord's word of a new thread does. */
export function referenceToChannel(id: string, guildId: string): Reference {
  return { type: MessageReferenceType.Default, channel_id: id, guild_id: guildId };
}

/** A message without anything in it. */
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
