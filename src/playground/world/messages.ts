import { MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { MessageDraft, MessageEdit } from '../rules/message-form.ts';
import type { Snowflakes } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import type { Channel, Guild, User } from './guild.ts';
import { isGuildChannel } from './guild.ts';
import { pingsOf } from './mentions.ts';
import type { InteractionOrigin, Message, UploadedFile } from './message.ts';
import type { MessageArchive } from './message-archive.ts';
import { createNonces } from './nonces.ts';
import { channelPermissions } from './permissions.ts';

/** A message to be made. */
export interface NewMessage {
  readonly channel: Channel;
  readonly author: User;
  readonly draft: MessageDraft;
  readonly files: readonly UploadedFile[];
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

/** Makes, changes and removes messages. Who may is asked elsewhere. */
export interface Messages extends Pick<MessageArchive, 'get' | 'find' | 'history'> {
  /**
   * Makes a message; with `enforceNonce` it may be the one made before.
   * @throws ApiError 10008 when that one was deleted since
   */
  create(message: NewMessage): Message;
  edit(message: Message, edit: MessageEdit, files: readonly UploadedFile[]): Message;
  remove(message: Message): void;
}

/** Makes the messages of a world. */
export function createMessages(options: {
  readonly archive: MessageArchive;
  readonly directory: Directory;
  readonly events: EventStream;
  readonly files: FileStore;
  readonly snowflakes: Snowflakes;
  readonly now: () => number;
}): Messages {
  const { archive, directory, events, snowflakes, now } = options;
  const nonces = createNonces(now);

  const guildOf = (channel: Channel): Guild | undefined =>
    isGuildChannel(channel) ? directory.findGuild(channel.guild_id) : undefined;

  const pings = (channel: Channel, author: User, draft: MessageDraft | MessageEdit) => {
    const guild = guildOf(channel);
    const found = pingsOf(draft, draft.allowedMentions, channelPermissions(guild, channel, author.id), guild);
    return {
      mentions: found.userIds.flatMap(id => directory.findUser(id) ?? []),
      mention_roles: found.roleIds,
      mention_everyone: found.everyone,
    };
  };

  const already = ({ channel, author, draft }: NewMessage): Message | undefined => {
    if (!draft.enforceNonce || draft.nonce === undefined) return undefined;
    const id = nonces.find(channel.id, author.id, draft.nonce);
    return id === undefined ? undefined : archive.get(channel.id, id);
  };

  const build = (input: NewMessage): Message => {
    const { channel, author, draft, files, answer } = input;
    const replied = draft.replyTo === undefined ? undefined : archive.get(channel.id, draft.replyTo);
    return {
      id: snowflakes.next(),
      channel_id: channel.id,
      ...(isGuildChannel(channel) ? { guild_id: channel.guild_id } : {}),
      type: typeOf(answer, replied),
      author,
      content: draft.content,
      timestamp: new Date(now()).toISOString(),
      edited_timestamp: null,
      tts: draft.tts,
      pinned: false,
      flags: flagsOf(draft.flags, answer),
      embeds: draft.embeds,
      components: draft.components,
      attachments: files.map(file =>
        options.files.put(channel.id, file, draft.fileDescriptions.get(file.index)),
      ),
      ...pings(channel, author, draft),
      reactions: [],
      ...(draft.nonce === undefined ? {} : { nonce: draft.nonce }),
      ...(answer === undefined
        ? {}
        : {
            application_id: answer.applicationId,
            webhook_id: answer.applicationId,
            interaction: answer.origin,
          }),
      ...(replied === undefined ? {} : { message_reference: referenceTo(replied) }),
      audience: answer?.audience ?? null,
    };
  };

  return {
    get: archive.get,
    find: archive.find,
    history: archive.history,
    create(input) {
      const twin = already(input);
      if (twin !== undefined) return twin;
      const message = build(input);
      archive.put(message);
      if (message.audience === null) directory.touchChannel(message.channel_id, message.id);
      if (message.nonce !== undefined) {
        nonces.remember(message.channel_id, message.author.id, message.nonce, message.id);
      }
      events.emit({ kind: 'message_create', message });
      return message;
    },
    edit(before, edit, files) {
      // Between its reading and its edit the message may have been changed or deleted: the stored one counts.
      const message = archive.find(before.id);
      if (message === undefined) throw refuse('unknownMessage');
      const channel = directory.channel(message.channel_id);
      const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
      const kept = edit.keptAttachments;
      const next: Message = {
        ...message,
        content: edit.content,
        embeds: edit.embeds,
        components: edit.components,
        flags: edit.flags & ~MessageFlags.Loading,
        attachments: [
          ...message.attachments.filter(each => kept === undefined || kept.includes(each.id)),
          ...files.map(file => options.files.put(channel.id, file)),
        ],
        ...pings(channel, message.author, edit),
        // The end of "is thinking…" is no edit to its readers.
        edited_timestamp: wasLoading ? null : new Date(now()).toISOString(),
      };
      archive.put(next);
      events.emit({ kind: 'message_update', message: next });
      return next;
    },
    remove(message) {
      archive.remove(message);
      events.emit({ kind: 'message_delete', message });
    },
  };
}

function typeOf(answer: NewMessage['answer'], replied: Message | undefined): MessageType {
  if (answer !== undefined) return answer.type;
  return replied === undefined ? MessageType.Default : MessageType.Reply;
}

/** Ephemeral is the interaction's to decide; anywhere else the flag has no effect (docs, "Message Flags"). */
function flagsOf(asked: number, answer: NewMessage['answer']): number {
  const ephemeral = (answer?.audience ?? null) === null ? 0 : MessageFlags.Ephemeral;
  const loading = answer?.loading === true ? MessageFlags.Loading : 0;
  return (asked & ~MessageFlags.Ephemeral) | ephemeral | loading;
}

function referenceTo(message: Message): NonNullable<Message['message_reference']> {
  return {
    type: MessageReferenceType.Default,
    message_id: message.id,
    channel_id: message.channel_id,
    ...(message.guild_id === undefined ? {} : { guild_id: message.guild_id }),
  };
}
