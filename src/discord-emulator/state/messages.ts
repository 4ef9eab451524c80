import { MessageFlags } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { MessageEdit } from '../validation/message-form.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import type { Channel } from './guild.ts';
import type { Message, UploadedFile } from './message.ts';
import { createMessageBuilder, isKept } from './message-builder.ts';
import type { MessageStore } from './message-store.ts';
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
  const { messageStore, directory, events, files, threads, now } = options;
  const builder = createMessageBuilder(options);
  const nonces = createNonces(now);

  const findByNonce = ({ channel, author, draft }: NewMessage): Message | undefined => {
    if (!draft.enforceNonce || draft.nonce === undefined) return undefined;
    const id = nonces.find(channel.id, author.id, draft.nonce);
    return id === undefined ? undefined : messageStore.get(channel.id, id);
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
      const message = builder.create(input);
      threads.recordMessage(message);
      dropFiles(messageStore.put(message));
      if (message.audience === null) directory.setLastMessage(message.channel_id, message.id);
      if (message.nonce !== undefined) {
        nonces.remember(message.channel_id, message.author.id, message.nonce, message.id);
      }
      events.emit({ kind: 'message_create', message });
      return message;
    },
    edit(before, edit, uploads) {
      // The message may have been changed or deleted since the caller read it: use the stored one.
      const message = messageStore.find(before.id);
      if (message === undefined) throw apiError('unknownMessage');
      const next = builder.edit(message, edit, uploads);
      messageStore.put(next);
      files.drop(message.attachments.filter(each => !isKept(each, edit)));
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
