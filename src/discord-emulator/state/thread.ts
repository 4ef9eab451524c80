import type { ChannelType } from 'discord-api-types/v10';

/** A user's membership of a thread (docs, "Thread Member Object"). */
export interface ThreadMember {
  readonly user_id: string;
  readonly join_timestamp: string;
}

/** The types of thread. */
export type ThreadType =
  | ChannelType.AnnouncementThread
  | ChannelType.PublicThread
  /** Visible to its members and to members with Manage Threads. */
  | ChannelType.PrivateThread;

/** docs, "Thread Metadata Object". */
export interface ThreadMetadata {
  readonly archived: boolean;
  /** Time of the last archiving or unarchiving; initially the time of creation. */
  readonly archive_timestamp: string;
  /** Minutes without activity after which it is archived. */
  readonly auto_archive_duration: number;
  readonly locked: boolean;
  readonly create_timestamp: string;
  /** True if members of a private thread may add others. */
  readonly invitable?: boolean;
}

/** A thread in a channel; in a forum, a post. Never changed in place: each change creates a new object. */
export interface Thread {
  /** The id of the message it was started from, if any. The first message of a forum post has the id of the post. */
  readonly id: string;
  readonly type: ThreadType;
  readonly guild_id: string;
  readonly parent_id: string;
  readonly owner_id: string;
  readonly name: string;
  readonly last_message_id: string | null;
  readonly last_pin_timestamp: string | null;
  readonly rate_limit_per_user: number;
  /** Current number of messages, not counting the first. */
  readonly message_count: number;
  /** The same including deleted messages. */
  readonly total_message_sent: number;
  readonly thread_metadata: ThreadMetadata;
  /** Set for forum posts only. */
  readonly applied_tags?: readonly string[];
  readonly flags: number;
  readonly members: readonly ThreadMember[];
}
