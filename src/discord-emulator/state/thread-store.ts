import { ChannelType, MessageType } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import { compareSnowflakes, snowflakeTime } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import { isThread } from './guild.ts';
import type { Message } from './message.ts';
import type { Thread, ThreadMetadata } from './thread.ts';

/** The changeable fields of a thread. */
export type ThreadChange = Partial<
  Pick<Thread, 'name' | 'rate_limit_per_user' | 'applied_tags' | 'flags'> &
    Pick<ThreadMetadata, 'archived' | 'locked' | 'auto_archive_duration' | 'invitable'>
>;

/** Selects archived threads. */
export interface ArchivedThreadQuery {
  readonly isPrivate: boolean;
  /** Only threads archived before this time; ms since the epoch, UTC. */
  readonly before?: number;
  readonly limit: number;
}

/** All threads. Permissions are checked by the callers. */
export interface ThreadStore {
  /** Adds a new thread. */
  add(thread: Thread): void;
  /** @throws ApiError 10003 */
  update(id: string, change: ThreadChange): Thread;
  /** Adds members. Has no effect on users who are members already. */
  join(id: string, userIds: readonly string[]): void;
  leave(id: string, userId: string): void;
  /**
   * Counts a new message if it is in a thread, unarchives the thread (docs, "Threads") and adds the author and mentioned
   * users to it.
   */
  recordMessage(message: Message): void;
  /** Counts a deleted message if it was in a thread. */
  recordDeletion(message: Message): void;
  /** Archives the threads without activity for their `auto_archive_duration`. */
  archiveIdle(): void;
  /** Returns the threads that are not archived, newest first (docs, "List Active Guild Threads"). */
  listActive(guildId: string): readonly Thread[];
  /** Returns the archived threads of a channel, the last archived first (docs, "List Public Archived Threads"). */
  listArchived(
    channelId: string,
    query: ArchivedThreadQuery,
  ): { readonly threads: readonly Thread[]; readonly hasMore: boolean };
}

/** Creates the store over a directory. `now` is in ms since the epoch, UTC. */
export function createThreadStore(directory: Directory, events: EventStream, now: () => number): ThreadStore {
  const find = (id: string): Thread | undefined => {
    const channel = directory.findChannel(id);
    return channel !== undefined && isThread(channel) ? channel : undefined;
  };

  const update = (thread: Thread, change: ThreadChange): Thread => {
    const next = applyChange(thread, change, now());
    directory.putChannelSilently(next);
    events.emit({ kind: 'thread_update', thread: next });
    return next;
  };

  const join: ThreadStore['join'] = (id, userIds) => {
    const thread = find(id);
    const addedIds = [...new Set(userIds)].filter(
      userId => thread?.members.every(each => each.user_id !== userId) === true,
    );
    if (thread === undefined || addedIds.length === 0) return;
    const joined = addedIds.map(user_id => ({ user_id, join_timestamp: new Date(now()).toISOString() }));
    const next = { ...thread, members: [...thread.members, ...joined] };
    directory.putChannelSilently(next);
    events.emit({ kind: 'thread_members_update', thread: next, addedIds, removedIds: [] });
  };

  return {
    add(thread) {
      directory.putChannelSilently(thread);
      events.emit({ kind: 'thread_create', thread });
    },
    update(id, change) {
      const thread = find(id);
      if (thread === undefined) throw apiError('unknownChannel');
      return update(thread, change);
    },
    join,
    leave(id, userId) {
      const thread = find(id);
      if (thread?.members.some(each => each.user_id === userId) !== true) return;
      const next = { ...thread, members: thread.members.filter(each => each.user_id !== userId) };
      directory.putChannelSilently(next);
      events.emit({ kind: 'thread_members_update', thread: next, addedIds: [], removedIds: [userId] });
    },
    recordMessage(message) {
      const thread = find(message.channel_id);
      if (thread === undefined || !isCounted(message)) return;
      const active = thread.thread_metadata.archived ? update(thread, { archived: false }) : thread;
      directory.putChannelSilently({
        ...active,
        last_message_id: message.id,
        message_count: active.message_count + 1,
        total_message_sent: active.total_message_sent + 1,
      });
      join(thread.id, [message.author.id, ...message.mentions.map(each => each.id)]);
    },
    recordDeletion(message) {
      const thread = find(message.channel_id);
      if (thread === undefined || !isCounted(message)) return;
      directory.putChannelSilently({ ...thread, message_count: thread.message_count - 1 });
    },
    archiveIdle() {
      for (const guild of directory.guilds()) {
        for (const thread of directory.threadsOf(guild.id)) {
          if (isActive(thread) && isIdle(thread, now())) update(thread, { archived: true });
        }
      }
    },
    listActive: guildId =>
      directory
        .threadsOf(guildId)
        .filter(each => isActive(each) && !isIdle(each, now()))
        .toSorted((a, b) => compareSnowflakes(b.id, a.id)),
    listArchived(channelId, { isPrivate, before = Infinity, limit }) {
      const parent = directory.channel(channelId);
      const found = ('guild_id' in parent ? directory.threadsOf(parent.guild_id) : [])
        .filter(each => each.parent_id === channelId && !isActive(each))
        .filter(each => (each.type === ChannelType.PrivateThread) === isPrivate)
        .filter(each => archivedAt(each) < before)
        .toSorted((a, b) => archivedAt(b) - archivedAt(a) || compareSnowflakes(b.id, a.id));
      return { threads: found.slice(0, limit), hasMore: found.length > limit };
    },
  };
}

function applyChange(thread: Thread, change: ThreadChange, now: number): Thread {
  const { archived, locked, auto_archive_duration, invitable, ...fields } = change;
  const before = thread.thread_metadata;
  const isToggled = archived !== undefined && archived !== before.archived;
  return {
    ...thread,
    ...fields,
    thread_metadata: {
      ...before,
      archived: archived ?? before.archived,
      locked: locked ?? before.locked,
      auto_archive_duration: auto_archive_duration ?? before.auto_archive_duration,
      ...(invitable === undefined ? {} : { invitable }),
      // A new duration counts as activity, so it starts now (docs, "Threads", active and archived).
      archive_timestamp:
        isToggled || auto_archive_duration !== undefined
          ? new Date(now).toISOString()
          : before.archive_timestamp,
    },
  };
}

/** Returns false for the first message of a thread, which is not counted (docs, "Channel Object", message_count). */
function isCounted(message: Message): boolean {
  return (
    message.id !== message.channel_id &&
    message.type !== MessageType.ThreadStarterMessage &&
    message.audience === null
  );
}

function isActive({ thread_metadata }: Thread): boolean {
  return !thread_metadata.archived;
}

function isIdle(thread: Thread, now: number): boolean {
  const { auto_archive_duration } = thread.thread_metadata;
  const lastMessageAt = thread.last_message_id === null ? 0 : snowflakeTime(thread.last_message_id);
  return now - Math.max(archivedAt(thread), lastMessageAt) >= auto_archive_duration * 60_000;
}

function archivedAt({ thread_metadata }: Thread): number {
  return Date.parse(thread_metadata.archive_timestamp);
}
