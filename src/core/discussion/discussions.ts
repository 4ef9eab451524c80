import type { PostedMessage } from '../message/posted.ts';
import type { SnowflakeShare } from '../message/snowflake-share.ts';
import type { PaperId } from '../paper/paper.ts';

/** The state of a thread: `archived` as long as Discord has closed it, `locked` as long as moderators have. */
export type ThreadState = 'open' | 'archived' | 'locked';

/** `opening` until its thread exists. */
export type DiscussionState = 'opening' | ThreadState;

/** The thread, or post in a forum, in which a server discusses a paper. There is at most one for a paper in a server. */
export interface Discussion {
  readonly guildId: string;
  readonly paperId: PaperId;
  /** Discord's id of the thread; `null` until it exists. */
  readonly threadId: string | null;
  /** The channel or forum that the thread is in. */
  readonly channelId: string;
  readonly isForumPost: boolean;
  /** Messages in the thread without those that the bot sent by itself. */
  readonly messageCount: number;
  /** When the last of them was sent, ms since the epoch. */
  readonly lastMessageAt: number | null;
  /** Discord's id of the user who opened it; `null` for the bot, or a user who had their data deleted. */
  readonly openedBy: string | null;
  /** ms since the epoch */
  readonly openedAt: number;
  readonly state: DiscussionState;
}

/** A discussion whose thread is to be opened. */
export type NewDiscussion = Pick<
  Discussion,
  'guildId' | 'paperId' | 'channelId' | 'isForumPost' | 'openedBy' | 'openedAt'
>;

/** What names a discussion. */
export type DiscussionKey = Pick<Discussion, 'guildId' | 'paperId'>;

/** Messages that were sent in a thread, less those that were deleted. */
export interface MessageChange {
  readonly threadId: string;
  readonly count: number;
  /** When the last one was sent, ms since the epoch; `undefined` if messages were only deleted. */
  readonly lastAt: number | undefined;
}

/** A message that shows a paper. */
export type ShowingPost = Pick<PostedMessage, 'messageId' | 'channelId'>;

export interface DiscussionStore {
  /** Returns the discussions of these papers in a server, those that are being opened included. */
  of(guildId: string, paperIds: readonly PaperId[]): Promise<ReadonlyMap<PaperId, Discussion>>;
  ofThread(threadId: string): Promise<Discussion | undefined>;
  /** Adds a discussion. Returns false, and changes nothing, if the paper has one there or was removed. */
  add(discussion: NewDiscussion): Promise<boolean>;
  /** Records that the thread exists. Returns false, and changes nothing, if there is one already or the discussion is forgotten. */
  setThread(key: DiscussionKey, threadId: string): Promise<boolean>;
  /** Returns those of some threads that are discussions. */
  threadsAmong(threadIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Counts messages in threads. Returns the discussions that these threads are; other threads are ignored. */
  addMessages(changes: readonly MessageChange[]): Promise<readonly DiscussionKey[]>;
  /**
   * Sets the number of messages from Discord's number of all messages in the thread, first one of a forum's post apart. Returns
   * whether that changed it.
   */
  setTotalMessages(threadId: string, total: number): Promise<boolean>;
  setState(threadId: string, state: ThreadState): Promise<void>;
  /**
   * Returns the archived discussions of some servers whose papers a message there, outside of the thread, has shown since an
   * instant (ms since the epoch), each with the newest such message. Messages of discussions and clubs are no reason.
   */
  archivedShownSince(
    since: number,
    guilds: SnowflakeShare,
  ): Promise<readonly { readonly discussion: Discussion; readonly post: ShowingPost }[]>;
  /** Forgets the discussion of a thread that was deleted. Returns which one it was. */
  forgetThread(threadId: string): Promise<DiscussionKey | undefined>;
  /** Forgets a discussion whose thread could not be opened; has no effect once it is. */
  forgetUnopened(key: DiscussionKey): Promise<void>;
  /** Counts the discussions that a user opened in a server after an instant (ms since the epoch). */
  countOpenedBy(userId: string, guildId: string, since: number): Promise<number>;
  /** Returns the discussions of some servers that have a thread, by thread; `after`: the last thread of the page before. */
  page(page: {
    readonly guilds?: SnowflakeShare | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<readonly Discussion[]>;
  /**
   * Records that a link to a paper in a channel is replied to. Returns false if one was after `since` (ms since the epoch). Older
   * records are deleted.
   */
  recordReply(reply: {
    readonly channelId: string;
    readonly guildId: string;
    readonly paperId: PaperId;
    readonly at: number;
    readonly since: number;
  }): Promise<boolean>;
}
