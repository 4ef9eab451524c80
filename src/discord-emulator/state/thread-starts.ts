import { ChannelType, MessageType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { MessageDraft } from '../validation/message-form.ts';
import type { Snowflakes } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { ForumChannel, TextChannel, User } from './guild.ts';
import type { Message, UploadedFile } from './message.ts';
import type { Messages } from './messages.ts';
import { EMPTY_DRAFT, referenceTo, referenceToChannel } from './new-message.ts';
import type { Thread, ThreadType } from './thread.ts';
import type { ThreadRegister } from './thread-register.ts';

/** What a new thread is to be like. */
export interface ThreadPlan {
  readonly owner: User;
  /** 1–100 characters. */
  readonly name: string;
  /** Minutes. The docs name no default; three days is what people's clients offer first. */
  readonly autoArchive?: number | null | undefined;
  /** Seconds between two messages of a person. */
  readonly slowmode?: number;
}

/** Makes threads. Who may is asked elsewhere. */
export interface ThreadStarts {
  /** Hangs a thread on a message: it gets the message's id. @throws ApiError 160004 when it has one */
  startFromMessage(channel: TextChannel, message: Message, plan: ThreadPlan): Thread;
  /** Makes a thread by itself; a public one is told of in the channel. */
  startAlone(
    channel: TextChannel,
    plan: ThreadPlan & { readonly type: ThreadType; readonly invitable?: boolean },
  ): Thread;
  /** Makes a post of a forum with its first message, which gets the thread's id. */
  startPost(
    forum: ForumChannel,
    plan: ThreadPlan & {
      readonly tagIds: readonly string[];
      readonly draft: MessageDraft;
      readonly files: readonly UploadedFile[];
    },
  ): { readonly thread: Thread; readonly message: Message };
}

const THREE_DAYS = 4320;

/** Makes the making of threads. `now` is in ms since the epoch, UTC. */
export function createThreadStarts(options: {
  readonly register: ThreadRegister;
  readonly messages: Messages;
  readonly directory: Directory;
  readonly snowflakes: Snowflakes;
  readonly now: () => number;
}): ThreadStarts {
  const { register, messages, directory, snowflakes, now } = options;

  const open = (
    parent: TextChannel | ForumChannel,
    plan: ThreadPlan,
    fields: Pick<Thread, 'id' | 'type' | 'applied_tags'> & { readonly invitable?: boolean },
  ): Thread => {
    const { invitable, ...own } = fields;
    const at = new Date(now()).toISOString();
    const thread: Thread = {
      ...own,
      guild_id: parent.guild_id,
      parent_id: parent.id,
      owner_id: plan.owner.id,
      name: plan.name,
      last_message_id: null,
      last_pin_timestamp: null,
      rate_limit_per_user: plan.slowmode ?? 0,
      message_count: 0,
      total_message_sent: 0,
      thread_metadata: {
        archived: false,
        archive_timestamp: at,
        auto_archive_duration: plan.autoArchive ?? THREE_DAYS,
        locked: false,
        create_timestamp: at,
        ...(invitable === undefined ? {} : { invitable }),
      },
      flags: 0,
      members: [{ user_id: plan.owner.id, join_timestamp: at }],
    };
    register.add(thread);
    return thread;
  };

  return {
    startFromMessage(channel, message, plan) {
      if (directory.findChannel(message.id) !== undefined) throw refuse('threadExists');
      const type =
        channel.type === ChannelType.GuildAnnouncement
          ? ChannelType.AnnouncementThread
          : ChannelType.PublicThread;
      const thread = open(channel, plan, { id: message.id, type });
      messages.markThread(message);
      // docs, "Message Types": the thread begins with a message that points back to the one it hangs on.
      messages.create({
        channel: thread,
        author: message.author,
        draft: EMPTY_DRAFT,
        files: [],
        system: { type: MessageType.ThreadStarterMessage, reference: referenceTo(message) },
      });
      return thread;
    },
    startAlone(channel, { type, invitable, ...plan }) {
      const isPrivate = type === ChannelType.PrivateThread;
      const thread = open(channel, plan, {
        id: snowflakes.next(),
        type,
        ...(isPrivate ? { invitable: invitable ?? true } : {}),
      });
      if (!isPrivate) {
        messages.create({
          channel,
          author: plan.owner,
          draft: { ...EMPTY_DRAFT, content: plan.name },
          files: [],
          system: {
            type: MessageType.ThreadCreated,
            reference: referenceToChannel(thread.id, thread.guild_id),
          },
        });
      }
      return thread;
    },
    startPost(forum, { tagIds, draft, files, ...plan }) {
      const id = snowflakes.next();
      const thread = open(forum, plan, { id, type: ChannelType.PublicThread, applied_tags: tagIds });
      directory.touchChannel(forum.id, id);
      const message = messages.create({ channel: thread, author: plan.owner, draft, files, id });
      return { thread, message };
    },
  };
}
