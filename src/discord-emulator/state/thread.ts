import type { ChannelType } from 'discord-api-types/v10';

/** Somebody who follows a thread (docs, "Thread Member Object"). */
export interface ThreadMember {
  readonly user_id: string;
  readonly join_timestamp: string;
}

/** What the types of thread are. A private one is seen by its members and by those who manage threads. */
export type ThreadType =
  ChannelType.AnnouncementThread | ChannelType.PublicThread | ChannelType.PrivateThread;

/** docs, "Thread Metadata Object". */
export interface ThreadMetadata {
  readonly archived: boolean;
  /** When it was archived or unarchived last, at first when it was made. */
  readonly archive_timestamp: string;
  /** Minutes without anything happening, then it is archived. */
  readonly auto_archive_duration: number;
  readonly locked: boolean;
  readonly create_timestamp: string;
  /** Whether members of a private thread may add others. */
  readonly invitable?: boolean;
}

/** A thread: a channel inside a channel, a post when that is a forum. Replaced with every change, as all nouns are. */
export interface Thread {
  /** That of the message it hangs on, where there is one; that message of a post has it too. */
  readonly id: string;
  readonly type: ThreadType;
  readonly guild_id: string;
  readonly parent_id: string;
  readonly owner_id: string;
  readonly name: string;
  readonly last_message_id: string | null;
  readonly last_pin_timestamp: string | null;
  readonly rate_limit_per_user: number;
  /** Messages in it now, the one it began with left out. */
  readonly message_count: number;
  /** The same, deleted ones included. */
  readonly total_message_sent: number;
  readonly thread_metadata: ThreadMetadata;
  /** Posts of a forum alone have them. */
  readonly applied_tags?: readonly string[];
  readonly flags: number;
  readonly members: readonly ThreadMember[];
}
