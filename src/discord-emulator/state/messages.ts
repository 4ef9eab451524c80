import { MessageFlags } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { MessageDraft, MessageEdit } from '../validation/message-form.ts';
import type { Snowflakes } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import type { Channel, User } from './guild.ts';
import { isGuildChannel, isThread } from './guild.ts';
import { pingsOf } from './mentions.ts';
import type { Message, UploadedFile } from './message.ts';
import type { MessageArchive } from './message-archive.ts';
import { flagsOf, referenceTo, typeOf } from './new-message.ts';
import type { NewMessage } from './new-message.ts';
import { createNonces } from './nonces.ts';
import type { Visibility } from './visibility.ts';
import type { ThreadRegister } from './thread-register.ts';

/** Makes, changes and removes messages. Who may is asked elsewhere. */
export interface Messages extends Pick<MessageArchive, 'get' | 'find' | 'all' | 'history'> {
  /**
   * Makes a message; with `enforceNonce` it may be the one made before.
   * @throws ApiError 10008 when that one was deleted since
   */
  create(message: NewMessage): Message;
  edit(message: Message, edit: MessageEdit, files: readonly UploadedFile[]): Message;
  /** Tells that a thread hangs on a message from now on. */
  markThread(message: Message): void;
  remove(message: Message): void;
  /** Removes several messages of a channel as one event. */
  removeAll(channel: Channel, messages: readonly Message[]): void;
  /** Forgets the messages of channels that are no more, and their files. */
  prune(): void;
}

/** Makes the messages of a world. */
export function createMessages(options: {
  readonly archive: MessageArchive;
  readonly directory: Directory;
  readonly events: EventStream;
  readonly files: FileStore;
  readonly snowflakes: Snowflakes;
  readonly sight: Visibility;
  readonly threads: ThreadRegister;
  readonly now: () => number;
}): Messages {
  const { archive, directory, events, files, snowflakes, sight, threads, now } = options;
  const nonces = createNonces(now);

  const pings = (channel: Channel, author: User, draft: MessageDraft | MessageEdit) => {
    const guild = isGuildChannel(channel) ? directory.findGuild(channel.guild_id) : undefined;
    const found = pingsOf(draft, draft.allowedMentions, sight.permissionsIn(channel, author.id), guild);
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
    const { channel, author, draft, answer, system } = input;
    const replied = draft.replyTo === undefined ? undefined : archive.get(channel.id, draft.replyTo);
    const reference = system?.reference ?? (replied === undefined ? undefined : referenceTo(replied));
    return {
      id: input.id ?? snowflakes.next(),
      channel_id: channel.id,
      ...(isGuildChannel(channel) ? { guild_id: channel.guild_id } : {}),
      type: typeOf(input, replied),
      author,
      content: draft.content,
      timestamp: new Date(now()).toISOString(),
      edited_timestamp: null,
      tts: draft.tts,
      pinned: false,
      flags: flagsOf(draft.flags, answer),
      embeds: draft.embeds,
      components: draft.components,
      attachments: input.files.map(file =>
        files.put(channel.id, file, draft.fileDescriptions.get(file.index)),
      ),
      ...pings(channel, author, draft),
      reactions: [],
      ...(draft.nonce === undefined ? {} : { nonce: draft.nonce }),
      ...(isThread(channel) ? { position: channel.total_message_sent } : {}),
      ...(answer === undefined
        ? {}
        : {
            application_id: answer.applicationId,
            webhook_id: answer.applicationId,
            interaction: answer.origin,
          }),
      ...(reference === undefined ? {} : { message_reference: reference }),
      audience: answer?.audience ?? null,
    };
  };

  const dropFiles = (messages: readonly Message[]): void => {
    for (const { attachments } of messages) files.drop(attachments);
  };

  return {
    get: archive.get,
    find: archive.find,
    all: archive.all,
    history: archive.history,
    create(input) {
      const twin = already(input);
      if (twin !== undefined) return twin;
      const message = build(input);
      threads.noteMessage(message);
      dropFiles(archive.put(message));
      if (message.audience === null) directory.touchChannel(message.channel_id, message.id);
      if (message.nonce !== undefined) {
        nonces.remember(message.channel_id, message.author.id, message.nonce, message.id);
      }
      events.emit({ kind: 'message_create', message });
      return message;
    },
    edit(before, edit, added) {
      // Between its reading and its edit the message may have been changed or deleted: the stored one counts.
      const message = archive.find(before.id);
      if (message === undefined) throw refuse('unknownMessage');
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
        // The end of "is thinking…" is no edit to its readers.
        edited_timestamp: wasLoading ? null : new Date(now()).toISOString(),
      };
      archive.put(next);
      files.drop(message.attachments.filter(each => !isKept(each)));
      events.emit({ kind: 'message_update', message: next });
      return next;
    },
    markThread(message) {
      const next = { ...message, flags: message.flags | MessageFlags.HasThread };
      archive.put(next);
      events.emit({ kind: 'message_update', message: next });
    },
    remove(message) {
      archive.remove(message);
      dropFiles([message]);
      threads.noteDeletion(message);
      events.emit({ kind: 'message_delete', message });
    },
    removeAll(channel, messages) {
      for (const message of messages) {
        archive.remove(message);
        threads.noteDeletion(message);
      }
      dropFiles(messages);
      events.emit({ kind: 'message_delete_bulk', channel, messages });
    },
    prune() {
      dropFiles(archive.prune(id => directory.findChannel(id) !== undefined));
    },
  };
}
