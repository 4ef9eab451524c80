import { ChannelType, MessageType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import { compareSnowflakes, instantOf } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import { isThread } from './guild.ts';
import type { Message } from './message.ts';
import type { Thread, ThreadMetadata } from './thread.ts';

/** What of a thread can be changed. */
export type ThreadChange = Partial<
  Pick<Thread, 'name' | 'rate_limit_per_user' | 'applied_tags' | 'flags'> &
    Pick<ThreadMetadata, 'archived' | 'locked' | 'auto_archive_duration' | 'invitable'>
>;

/** Which archived threads are asked for. */
export interface ArchiveQuery {
  readonly isPrivate: boolean;
  /** Only those archived before; ms since the epoch, UTC. */
  readonly before?: number;
  readonly limit: number;
}

/** The threads there are. Who may do what is asked elsewhere. */
export interface ThreadRegister {
  /** Adds a thread that was made. */
  add(thread: Thread): void;
  /** @throws ApiError 10003 */
  update(id: string, change: ThreadChange): Thread;
  /** Adds people; without effect on those who are in it. */
  join(id: string, userIds: readonly string[]): void;
  leave(id: string, userId: string): void;
  /** Counts a message of a thread, and unarchives the thread: a message does that (docs, "Threads"). */
  noteMessage(message: Message): void;
  noteDeletion(message: Message): void;
  /** Archives the threads in which nothing happened for as long as they say. */
  archiveIdle(): void;
  /** Threads that are not archived, newest first (docs, "List Active Guild Threads"). */
  active(guildId: string): readonly Thread[];
  /** Those of a channel that are archived, archived last first (docs, "List Public Archived Threads"). */
  archived(
    channelId: string,
    query: ArchiveQuery,
  ): { readonly threads: readonly Thread[]; readonly hasMore: boolean };
}

/** Makes the register over a directory. `now` is in ms since the epoch, UTC. */
export function createThreadRegister(
  directory: Directory,
  events: EventStream,
  now: () => number,
): ThreadRegister {
  const find = (id: string): Thread | undefined => {
    const channel = directory.findChannel(id);
    return channel !== undefined && isThread(channel) ? channel : undefined;
  };

  const update = (thread: Thread, change: ThreadChange): Thread => {
    const next = changed(thread, change, now());
    directory.putQuietly(next);
    events.emit({ kind: 'thread_update', thread: next });
    return next;
  };

  const join: ThreadRegister['join'] = (id, userIds) => {
    const thread = find(id);
    const addedIds = [...new Set(userIds)].filter(
      userId => thread?.members.every(each => each.user_id !== userId) === true,
    );
    if (thread === undefined || addedIds.length === 0) return;
    const joined = addedIds.map(user_id => ({ user_id, join_timestamp: new Date(now()).toISOString() }));
    const next = { ...thread, members: [...thread.members, ...joined] };
    directory.putQuietly(next);
    events.emit({ kind: 'thread_members_update', thread: next, addedIds, removedIds: [] });
  };

  return {
    add(thread) {
      directory.putQuietly(thread);
      events.emit({ kind: 'thread_create', thread });
    },
    update(id, change) {
      const thread = find(id);
      if (thread === undefined) throw refuse('unknownChannel');
      return update(thread, change);
    },
    join,
    leave(id, userId) {
      const thread = find(id);
      if (thread?.members.some(each => each.user_id === userId) !== true) return;
      const next = { ...thread, members: thread.members.filter(each => each.user_id !== userId) };
      directory.putQuietly(next);
      events.emit({ kind: 'thread_members_update', thread: next, addedIds: [], removedIds: [userId] });
    },
    noteMessage(message) {
      const thread = find(message.channel_id);
      if (thread === undefined || !isCounted(message)) return;
      const awake = thread.thread_metadata.archived ? update(thread, { archived: false }) : thread;
      directory.putQuietly({
        ...awake,
        last_message_id: message.id,
        message_count: awake.message_count + 1,
        total_message_sent: awake.total_message_sent + 1,
      });
      join(thread.id, [message.author.id, ...message.mentions.map(each => each.id)]);
    },
    noteDeletion(message) {
      const thread = find(message.channel_id);
      if (thread === undefined || !isCounted(message)) return;
      directory.putQuietly({ ...thread, message_count: thread.message_count - 1 });
    },
    archiveIdle() {
      for (const guild of directory.guilds()) {
        for (const thread of directory.threadsOf(guild.id)) {
          if (isActive(thread) && isIdle(thread, now())) update(thread, { archived: true });
        }
      }
    },
    active: guildId =>
      directory
        .threadsOf(guildId)
        .filter(each => isActive(each) && !isIdle(each, now()))
        .toSorted((a, b) => compareSnowflakes(b.id, a.id)),
    archived(channelId, { isPrivate, before = Infinity, limit }) {
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

function changed(thread: Thread, change: ThreadChange, now: number): Thread {
  const { archived, locked, auto_archive_duration, invitable, ...fields } = change;
  const before = thread.thread_metadata;
  const isTurned = archived !== undefined && archived !== before.archived;
  return {
    ...thread,
    ...fields,
    thread_metadata: {
      ...before,
      archived: archived ?? before.archived,
      locked: locked ?? before.locked,
      auto_archive_duration: auto_archive_duration ?? before.auto_archive_duration,
      ...(invitable === undefined ? {} : { invitable }),
      // A new duration counts from now, as anything else that happens does (docs, "Threads", active and archived).
      archive_timestamp:
        isTurned || auto_archive_duration !== undefined
          ? new Date(now).toISOString()
          : before.archive_timestamp,
    },
  };
}

/** The message a thread began with is not counted (docs, "Channel Object", message_count). */
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
  const spoken = thread.last_message_id === null ? 0 : instantOf(thread.last_message_id);
  return now - Math.max(archivedAt(thread), spoken) >= auto_archive_duration * 60_000;
}

function archivedAt({ thread_metadata }: Thread): number {
  return Date.parse(thread_metadata.archive_timestamp);
}
