import { MessageFlags } from 'discord-api-types/v10';
import type { MessageDraft, MessageEdit } from '../validation/message-form.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { FileStore } from './file-store.ts';
import type { Channel, User } from './guild.ts';
import { isGuildChannel, isThread } from './guild.ts';
import { pingsOf } from './mentions.ts';
import type { Attachment, Message, UploadedFile } from './message.ts';
import type { MessageStore } from './message-store.ts';
import { messageFlags, messageReference, messageType } from './new-message.ts';
import type { NewMessage } from './new-message.ts';
import { createPoll } from './poll.ts';
import type { Visibility } from './visibility.ts';

/** Builds messages and puts their files into the file store. The messages themselves are not stored. */
export interface MessageBuilder {
  /** @throws ApiError 10008 if the message that it replies to does not exist */
  create(input: NewMessage): Message;
  /** Returns a message with the changes of an edit. @param uploads files to add */
  edit(message: Message, edit: MessageEdit, uploads: readonly UploadedFile[]): Message;
}

/** Creates a builder over the state of a world. `now` is in ms since the epoch, UTC. */
export function createMessageBuilder(options: {
  readonly messageStore: Pick<MessageStore, 'get'>;
  readonly directory: Directory;
  readonly files: FileStore;
  readonly snowflakes: SnowflakeGenerator;
  readonly visibility: Visibility;
  readonly now: () => number;
}): MessageBuilder {
  const { messageStore, directory, files, snowflakes, visibility, now } = options;

  const pings = (channel: Channel, author: User, draft: MessageDraft | MessageEdit) => {
    const guild = isGuildChannel(channel) ? directory.findGuild(channel.guild_id) : undefined;
    const found = pingsOf(draft, draft.allowedMentions, visibility.permissionsIn(channel, author.id), guild);
    return {
      mentions: found.userIds.flatMap(id => directory.findUser(id) ?? []),
      mention_roles: found.roleIds,
      mention_everyone: found.everyone,
    };
  };

  return {
    create(input) {
      const { channel, author, draft, response } = input;
      const replied = draft.replyTo === undefined ? undefined : messageStore.get(channel.id, draft.replyTo);
      return {
        id: input.id ?? snowflakes.next(),
        channel_id: channel.id,
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
        ...optionalFields(input, replied),
        ...(draft.poll === undefined ? {} : { poll: createPoll(draft.poll, now()) }),
        audience: response?.audience ?? null,
      };
    },
    edit(message, edit, uploads) {
      const channel = directory.channel(message.channel_id);
      const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
      return {
        ...message,
        content: edit.content,
        embeds: edit.embeds,
        components: edit.components,
        flags: edit.flags & ~MessageFlags.Loading,
        attachments: [
          ...message.attachments.filter(each => isKept(each, edit)),
          ...uploads.map(file => files.put(channel.id, file)),
        ],
        ...pings(channel, message.author, edit),
        // Replacing "is thinking…" is not shown as an edit.
        edited_timestamp: wasLoading ? null : new Date(now()).toISOString(),
      };
    },
  };
}

/** Returns true if a message keeps one of its files in an edit. */
export function isKept({ id }: Attachment, { keptAttachments }: MessageEdit): boolean {
  return keptAttachments === undefined || keptAttachments.includes(id);
}

/** Returns the fields that only some messages have. @param replied the message it replies to */
function optionalFields({ channel, draft, response, system }: NewMessage, replied: Message | undefined) {
  const reference = system?.reference ?? (replied === undefined ? undefined : messageReference(replied));
  return {
    ...(isGuildChannel(channel) ? { guild_id: channel.guild_id } : {}),
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
  };
}
