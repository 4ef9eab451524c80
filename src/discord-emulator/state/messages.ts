import { MessageFlags } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { MessageDraft, MessageEdit } from '../validation/message-form.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import type { Channel, User } from './guild.ts';
import { isGuildChannel, isThread } from './guild.ts';
import { pingsOf } from './mentions.ts';
import type { Message, UploadedFile } from './message.ts';
import type { MessageStore } from './message-store.ts';
import { messageFlags, messageReference, messageType } from './new-message.ts';
import type { NewMessage } from './new-message.ts';
import { createNonces } from './nonces.ts';
import type { Visibility } from './visibility.ts';
import type { ThreadStore } from './thread-store.ts';

/** Creates, edits and removes messages. Permissions are checked by the callers. */
export interface Messages extends Pick<MessageStore, 'get' | 'find' | 'all' | 'history'> {
  /**
   * Creates a message. With `enforceNonce`, returns the message that was already created with the nonce, if any.
   * @throws ApiError 10008 if that message was deleted
   */
  create(message: NewMessage): Message;
  edit(message: Message, edit: MessageEdit, files: readonly UploadedFile[]): Message;
  /** Marks a message as the start of a thread. */
  markThread(message: Message): void;
  remove(message: Message): void;
  /** Removes several messages of a channel with a single event. */
  removeAll(channel: Channel, messages: readonly Message[]): void;
  /** Drops the messages of deleted channels, and their files. */
  prune(): void;
}

/** Creates the messages of a world. */
export function createMessages(options: {
  readonly messageStore: MessageStore;
  readonly directory: Directory;
  readonly events: EventStream;
  readonly files: FileStore;
  readonly snowflakes: SnowflakeGenerator;
  readonly visibility: Visibility;
  readonly threads: ThreadStore;
  readonly now: () => number;
}): Messages {
  const { messageStore, directory, events, files, snowflakes, visibility, threads, now } = options;
  const nonces = createNonces(now);

  const pings = (channel: Channel, author: User, draft: MessageDraft | MessageEdit) => {
    const guild = isGuildChannel(channel) ? directory.findGuild(channel.guild_id) : undefined;
    const found = pingsOf(draft, draft.allowedMentions, visibility.permissionsIn(channel, author.id), guild);
    return {
      mentions: found.userIds.flatMap(id => directory.findUser(id) ?? []),
      mention_roles: found.roleIds,
      mention_everyone: found.everyone,
    };
  };

  const findByNonce = ({ channel, author, draft }: NewMessage): Message | undefined => {
    if (!draft.enforceNonce || draft.nonce === undefined) return undefined;
    const id = nonces.find(channel.id, author.id, draft.nonce);
    return id === undefined ? undefined : messageStore.get(channel.id, id);
  };

  const build = (input: NewMessage): Message => {
    const { channel, author, draft, response, system } = input;
    const replied = draft.replyTo === undefined ? undefined : messageStore.get(channel.id, draft.replyTo);
    const reference = system?.reference ?? (replied === undefined ? undefined : messageReference(replied));
    return {
      id: input.id ?? snowflakes.next(),
      channel_id: channel.id,
      ...(isGuildChannel(channel) ? { guild_id: channel.guild_id } : {}),
      type: messageType(input, replied),
      author,
      content: draft.content,
      timestamp: new Date(now()).toISOString(),
      edited_timestamp: null,
      tts: draft.tts,
      pinned: false,
      flags: messageFlags(draft.flags, response),
      embeds: draft.embeds,
      components: draft.components,
      attachments: input.files.map(file =>
        files.put(channel.id, file, draft.fileDescriptions.get(file.index)),
      ),
      ...pings(channel, author, draft),
      reactions: [],
      ...(draft.nonce === undefined ? {} : { nonce: draft.nonce }),
      ...(isThread(channel) ? { position: channel.total_message_sent } : {}),
      ...(response === undefined
        ? {}
        : {
            application_id: response.applicationId,
            webhook_id: response.applicationId,
            interaction: response.origin,
          }),
      ...(reference === undefined ? {} : { message_reference: reference }),
      audience: response?.audience ?? null,
    };
  };

  const dropFiles = (messages: readonly Message[]): void => {
    for (const { attachments } of messages) files.drop(attachments);
  };

  return {
    get: messageStore.get,
    find: messageStore.find,
    all: messageStore.all,
    history: messageStore.history,
    create(input) {
      const existing = findByNonce(input);
      if (existing !== undefined) return existing;
      const message = build(input);
      threads.recordMessage(message);
      dropFiles(messageStore.put(message));
      if (message.audience === null) directory.setLastMessage(message.channel_id, message.id);
      if (message.nonce !== undefined) {
        nonces.remember(message.channel_id, message.author.id, message.nonce, message.id);
      }
      events.emit({ kind: 'message_create', message });
      return message;
    },
    edit(before, edit, added) {
      // The message may have been changed or deleted since the caller read it: use the stored one.
      const message = messageStore.find(before.id);
      if (message === undefined) throw apiError('unknownMessage');
      const channel = directory.channel(message.channel_id);
      const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
      const isKept = ({ id }: { readonly id: string }): boolean =>
        edit.keptAttachments === undefined || edit.keptAttachments.includes(id);
      const next: Message = {
        ...message,
        content: edit.content,
        embeds: edit.embeds,
        components: edit.components,
        flags: edit.flags & ~MessageFlags.Loading,
        attachments: [
          ...message.attachments.filter(isKept),
          ...added.map(file => files.put(channel.id, file)),
        ],
        ...pings(channel, message.author, edit),
        // Replacing "is thinking…" is not shown as an edit.
        edited_timestamp: wasLoading ? null : new Date(now()).toISOString(),
      };
      messageStore.put(next);
      files.drop(message.attachments.filter(each => !isKept(each)));
      events.emit({ kind: 'message_update', message: next });
      return next;
    },
    markThread(message) {
      const next = { ...message, flags: message.flags | MessageFlags.HasThread };
      messageStore.put(next);
      events.emit({ kind: 'message_update', message: next });
    },
    remove(message) {
      messageStore.remove(message);
      dropFiles([message]);
      threads.recordDeletion(message);
      events.emit({ kind: 'message_delete', message });
    },
    removeAll(channel, messages) {
      for (const message of messages) {
        messageStore.remove(message);
        threads.recordDeletion(message);
      }
      dropFiles(messages);
      events.emit({ kind: 'message_delete_bulk', channel, messages });
    },
    prune() {
      dropFiles(messageStore.prune(id => directory.findChannel(id) !== undefined));
    },
  };
}
