import type { ThreadState } from './discussions.ts';

/** What happened in a thread of a server that may be a discussion. */
export type ThreadEvent =
  /** `at`: ms since the epoch. */
  | { readonly kind: 'sent'; readonly threadId: string; readonly at: number }
  | { readonly kind: 'deleted'; readonly threadId: string; readonly messageIds: readonly string[] }
  | { readonly kind: 'changed'; readonly threadId: string; readonly state: ThreadState }
  | { readonly kind: 'gone'; readonly threadId: string };

/** What Discord says about a thread. */
export interface ThreadStatus {
  readonly threadId: string;
  readonly state: ThreadState;
  /** Messages without deleted ones, and without the first one of a post in a forum. */
  readonly totalMessages: number;
}

/** The requests about threads. They fail with `SendError`. */
export interface ThreadReader {
  /** Returns the threads of a server that are not archived, as far as the bot sees them. */
  activeThreads(guildId: string): Promise<readonly ThreadStatus[]>;
  /** Returns a thread, archived or not; `undefined` if there is none any more. */
  thread(threadId: string): Promise<ThreadStatus | undefined>;
}
