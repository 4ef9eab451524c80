import { ChannelType, MessageType } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { MessageDraft } from '../validation/message-form.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { ForumChannel, TextChannel, User } from './guild.ts';
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';
import { EMPTY_DRAFT, messageReference, channelReference } from './new-message.ts';
import type { Thread, ThreadType } from './thread.ts';
import type { ThreadStore } from './thread-store.ts';

/** The settings of a new thread. */
export interface ThreadOptions {
  readonly owner: User;
  /** 1–100 characters. */
  readonly name: string;
  /** Minutes. The docs name no default; clients preselect three days. */
  readonly autoArchive?: number | null | undefined;
  /** Seconds between two messages of a user. */
  readonly slowmode?: number;
}

/** Starts threads. Permissions are checked by the callers. */
export interface ThreadStarter {
  /** Starts a thread from a message, whose id it gets. @throws ApiError 160004 if the message has a thread already */
  startFromMessage(channel: TextChannel, message: Message, options: ThreadOptions): Thread;
  /** Starts a thread without a message. If it is public, a system message about it is posted in the channel. */
  startWithoutMessage(
    channel: TextChannel,
    options: ThreadOptions & { readonly type: ThreadType; readonly invitable?: boolean },
  ): Thread;
  /** Starts a post of a forum with its first message, which gets the thread's id. */
  startForumPost(
    forum: ForumChannel,
    options: ThreadOptions & {
      readonly tagIds: readonly string[];
      readonly draft: MessageDraft;
      readonly files: readonly UploadedFile[];
    },
  ): { readonly thread: Thread; readonly message: Message };
}

type ThreadFields = Pick<Thread, 'id' | 'type' | 'applied_tags'> & { readonly invitable?: boolean };

const DEFAULT_ARCHIVE_MINUTES = 4320;

/** Creates the starter of a world. `now` is in ms since the epoch, UTC. */
export function createThreadStarter(options: {
  readonly threadStore: ThreadStore;
  readonly messages: Messages;
  readonly directory: Directory;
  readonly snowflakes: SnowflakeGenerator;
  readonly now: () => number;
}): ThreadStarter {
  const { threadStore, messages, directory, snowflakes, now } = options;

  const open = (
    parent: TextChannel | ForumChannel,
    settings: ThreadOptions,
    fields: ThreadFields,
  ): Thread => {
    const thread = newThread(parent, settings, fields, now());
    threadStore.add(thread);
    return thread;
  };

  return {
    startFromMessage(channel, message, settings) {
      if (directory.findChannel(message.id) !== undefined) throw apiError('threadExists');
      const type =
        channel.type === ChannelType.GuildAnnouncement
          ? ChannelType.AnnouncementThread
          : ChannelType.PublicThread;
      const thread = open(channel, settings, { id: message.id, type });
      messages.markThread(message);
      // docs, "Message Types": the first message of the thread refers to the message it was started from.
      messages.create({
        channel: thread,
        author: message.author,
        draft: EMPTY_DRAFT,
        files: [],
        system: { type: MessageType.ThreadStarterMessage, reference: messageReference(message) },
      });
      return thread;
    },
    startWithoutMessage(channel, { type, invitable, ...settings }) {
      const isPrivate = type === ChannelType.PrivateThread;
      const thread = open(channel, settings, {
        id: snowflakes.next(),
        type,
        ...(isPrivate ? { invitable: invitable ?? true } : {}),
      });
      if (!isPrivate) {
        messages.create({
          channel,
          author: settings.owner,
          draft: { ...EMPTY_DRAFT, content: settings.name },
          files: [],
          system: {
            type: MessageType.ThreadCreated,
            reference: channelReference(thread.id, thread.guild_id),
          },
        });
      }
      return thread;
    },
    startForumPost(forum, { tagIds, draft, files, ...settings }) {
      const id = snowflakes.next();
      const thread = open(forum, settings, { id, type: ChannelType.PublicThread, applied_tags: tagIds });
      directory.setLastMessage(forum.id, id);
      const message = messages.create({ channel: thread, author: settings.owner, draft, files, id });
      return { thread, message };
    },
  };
}

/** Returns a thread without messages. @param now ms since the epoch, UTC */
function newThread(
  parent: TextChannel | ForumChannel,
  settings: ThreadOptions,
  fields: ThreadFields,
  now: number,
): Thread {
  const { invitable, ...own } = fields;
  const at = new Date(now).toISOString();
  return {
    ...own,
    guild_id: parent.guild_id,
    parent_id: parent.id,
    owner_id: settings.owner.id,
    name: settings.name,
    last_message_id: null,
    last_pin_timestamp: null,
    rate_limit_per_user: settings.slowmode ?? 0,
    message_count: 0,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      archive_timestamp: at,
      auto_archive_duration: settings.autoArchive ?? DEFAULT_ARCHIVE_MINUTES,
      locked: false,
      create_timestamp: at,
      ...(invitable === undefined ? {} : { invitable }),
    },
    flags: 0,
    members: [{ user_id: settings.owner.id, join_timestamp: at }],
  };
}
