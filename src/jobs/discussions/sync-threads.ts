import type { Discussion, DiscussionKey } from '../../core/discussion/discussions.ts';
import type { ThreadReader, ThreadStatus } from '../../core/discussion/thread-events.ts';
import type { Log } from '../../core/log.ts';
import type { SnowflakeShare } from '../../core/message/snowflake-share.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import { readThread, unlessRefused } from './read-thread.ts';
import { markCounts } from './thread-changes.ts';

const DISCUSSIONS_PER_PAGE = 100;

/** A thread that is closed and in which nothing was written for this long is not asked for: its number of messages stays. */
const QUIET_FOR_MS = 30 * DAY_MS;

export interface SyncThreadsOptions {
  readonly stores: Pick<Stores, 'discussions'>;
  readonly unitOfWork: UnitOfWork;
  readonly reader: ThreadReader;
  /** The servers of this process. */
  readonly guilds: SnowflakeShare;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Sets right what is known about the threads of discussions: their numbers of messages, whether they are archived or locked, and that one was
 * deleted. One request for the active threads of a server, one for each other thread.
 */
export async function syncThreads(options: SyncThreadsOptions): Promise<void> {
  const { stores, guilds, signal } = options;
  const active = new Map<string, ReadonlyMap<string, ThreadStatus> | undefined>();
  let after: string | undefined;
  do {
    const page = await stores.discussions.page({ guilds, after, limit: DISCUSSIONS_PER_PAGE });
    for (const discussion of page) {
      if (signal.aborted) return;
      const { guildId } = discussion;
      if (!active.has(guildId)) active.set(guildId, await readActive(guildId, options));
      const ofGuild = active.get(guildId);
      if (ofGuild) await syncThread(discussion, ofGuild, options);
    }
    after = page.length < DISCUSSIONS_PER_PAGE ? undefined : (page.at(-1)?.threadId ?? undefined);
  } while (after !== undefined);
}

async function readActive(
  guildId: string,
  { reader, log }: SyncThreadsOptions,
): Promise<ReadonlyMap<string, ThreadStatus> | undefined> {
  const threads = await unlessRefused(reader.activeThreads(guildId), log);
  return threads && new Map(threads.map(each => [each.threadId, each]));
}

async function syncThread(
  discussion: Discussion,
  active: ReadonlyMap<string, ThreadStatus>,
  { unitOfWork, reader, clock, log }: SyncThreadsOptions,
): Promise<void> {
  const { threadId, state, lastMessageAt, openedAt } = discussion;
  if (threadId === null) return;
  const isQuiet = clock.now() - (lastMessageAt ?? openedAt) > QUIET_FOR_MS;
  if (!active.has(threadId) && state !== 'open' && isQuiet) return;
  const found = active.has(threadId)
    ? { status: active.get(threadId) }
    : await readThread(reader, threadId, log);
  if (!found) return;
  await unitOfWork(async ({ discussions, countChanges }) => {
    const changed: DiscussionKey[] = [];
    if (!found.status) {
      const forgotten = await discussions.forgetThread(threadId);
      if (forgotten) changed.push(forgotten);
    } else {
      await discussions.setState(threadId, found.status.state);
      const isChanged = await discussions.setTotalMessages(threadId, found.status.totalMessages);
      if (isChanged) changed.push(discussion);
    }
    await markCounts(changed, { countChanges }, clock.now());
  });
}
