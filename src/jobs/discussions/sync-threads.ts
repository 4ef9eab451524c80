import type { Discussion, DiscussionKey } from '../../core/discussion/discussions.ts';
import type { ThreadReader, ThreadStatus } from '../../core/discussion/thread-events.ts';
import type { Log } from '../../core/log.ts';
import type { SnowflakeShare } from '../../core/message/snowflake-share.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import { readThread, unlessRefused } from './read-thread.ts';
import { markCounts, type ThreadChanges } from './thread-changes.ts';
import { watchThreads, type ThreadWatch } from './thread-watch.ts';

const DISCUSSIONS_PER_PAGE = 100;

/** A thread that is closed and in which nothing was written for this long is not asked for: its number of messages stays. */
const QUIET_FOR_MS = 30 * DAY_MS;

export interface SyncThreadsOptions {
  readonly stores: Pick<Stores, 'discussions'>;
  readonly unitOfWork: UnitOfWork;
  /** What happens in the threads during the comparison: it is newer than what was read. */
  readonly changes: Pick<ThreadChanges, 'listen' | 'store'>;
  readonly reader: ThreadReader;
  /** The servers of this process. */
  readonly guilds: SnowflakeShare;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The active threads of a server, and the mark from before they were read. */
interface ActiveThreads {
  readonly mark: number;
  readonly byId: ReadonlyMap<string, ThreadStatus>;
}

type SyncContext = SyncThreadsOptions & { readonly watch: ThreadWatch };

/**
 * Sets right what is known about the threads of discussions: their numbers of messages, whether they are archived or locked, and that one was
 * deleted. One request for the active threads of a server, one for each other thread, or in which something happened since.
 */
export async function syncThreads(options: SyncThreadsOptions): Promise<void> {
  const watch = watchThreads(options.changes);
  try {
    await syncPages({ ...options, watch });
  } finally {
    watch.close();
  }
}

async function syncPages(context: SyncContext): Promise<void> {
  const { stores, guilds, signal } = context;
  const active = new Map<string, ActiveThreads | undefined>();
  let after: string | undefined;
  do {
    const page = await stores.discussions.page({ guilds, after, limit: DISCUSSIONS_PER_PAGE });
    for (const discussion of page) {
      if (signal.aborted) return;
      const { guildId } = discussion;
      if (!active.has(guildId)) active.set(guildId, await readActive(guildId, context));
      const ofGuild = active.get(guildId);
      if (ofGuild) await syncThread(discussion, ofGuild, context);
    }
    after = page.length < DISCUSSIONS_PER_PAGE ? undefined : (page.at(-1)?.threadId ?? undefined);
  } while (after !== undefined);
}

async function readActive(
  guildId: string,
  { reader, log, watch }: SyncContext,
): Promise<ActiveThreads | undefined> {
  const mark = await watch.mark();
  const threads = await unlessRefused(reader.activeThreads(guildId), log);
  return threads && { mark, byId: new Map(threads.map(each => [each.threadId, each])) };
}

async function syncThread(
  discussion: Discussion,
  active: ActiveThreads,
  context: SyncContext,
): Promise<void> {
  const { unitOfWork, clock, watch } = context;
  const { threadId, state, lastMessageAt, openedAt } = discussion;
  if (threadId === null) return;
  const isQuiet = clock.now() - (lastMessageAt ?? openedAt) > QUIET_FOR_MS;
  const listed = active.byId.get(threadId);
  if (!listed && state !== 'open' && isQuiet) return;
  const isCurrent = listed && !watch.hasChanged(threadId, active.mark);
  const found = isCurrent ? { status: listed, mark: active.mark } : await readOne(threadId, context);
  if (!found) return;
  const { status, mark } = found;
  await unitOfWork(async ({ discussions, countChanges }) => {
    if (watch.hasChanged(threadId, mark)) return;
    const changed: DiscussionKey[] = [];
    if (!status) {
      const forgotten = await discussions.forgetThread(threadId);
      if (forgotten) changed.push(forgotten);
    } else {
      await discussions.setState(threadId, status.state);
      const isChanged = await discussions.setTotalMessages(threadId, status.totalMessages);
      if (isChanged) changed.push(discussion);
    }
    await markCounts(changed, { countChanges }, clock.now());
  });
}

async function readOne(
  threadId: string,
  { watch, reader, log }: SyncContext,
): Promise<{ readonly status: ThreadStatus | undefined; readonly mark: number } | undefined> {
  const mark = await watch.mark();
  const found = await readThread(reader, threadId, log);
  return found && { ...found, mark };
}
