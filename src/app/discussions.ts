import type { ThreadEvent, ThreadReader } from '../core/discussion/thread-events.ts';
import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { SnowflakeShare } from '../core/message/snowflake-share.ts';
import type { Clock } from '../core/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/duration.ts';
import type { Deliverer } from '../jobs/deliver.ts';
import { reopenArchived } from '../jobs/discussions/reopen-archived.ts';
import { syncThreads } from '../jobs/discussions/sync-threads.ts';
import { createThreadChanges } from '../jobs/discussions/thread-changes.ts';
import { nextNightlyAt } from '../jobs/reactions/nightly.ts';
import { createPacedRequests } from '../jobs/reactions/paced-requests.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { processClock } from '../process/clock.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';

/** Posts of this time are looked through again, ms: one may be stored a moment after it was posted. */
const REOPEN_OVERLAP_MS = 30 * SECOND_MS;

/** The same at the start: for what was posted right before the process ended. */
const FIRST_REOPEN_MS = 2 * MINUTE_MS;

/** After a comparison that failed, such as on a full disk, the next one begins this much later, ms. */
const SYNC_RETRY_MS = 5 * MINUTE_MS;

/** What follows from events about threads. */
export interface DiscussionEvents {
  received(event: ThreadEvent): void;
  /** Called when Discord has begun another session: it sends no events from before. */
  sessionStarted(): void;
}

export interface ThreadSyncOptions {
  readonly reader: ThreadReader;
  readonly deliverer: Pick<Deliverer, 'isIdle'>;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
  readonly canSend: () => boolean;
  /** Returns the servers of this process; `undefined` before Discord has said which they are. */
  readonly shards: () => SnowflakeShare | undefined;
  /** The bot's user id. */
  readonly botId: string;
}

/** The threads of discussions: what happens in them, and what was missed. */
export interface Discussions {
  readonly events: DiscussionEvents;
  /** Starts to compare what is known about the threads with Discord's: now, after each new session, and every night. */
  startSync(options: ThreadSyncOptions, cleanups: Cleanups): void;
}

/** Starts following the threads of discussions. */
export function startDiscussions(
  { stores, unitOfWork }: Pick<Corpus, 'stores' | 'unitOfWork'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  cleanups: Cleanups,
): Discussions {
  const changes = createThreadChanges({ stores, unitOfWork, clock });
  const changeTicker = startTicker({
    work: () => changes.store(),
    nextDueAt: async () => changes.dueAt(),
    clock,
    log,
  });
  cleanups.add(() => changes.store({ isForced: true }));
  cleanups.add(() => changeTicker.stop());
  let syncTicker: Ticker | undefined;
  let syncAt = clock.now();
  let reopenSince = clock.now() - FIRST_REOPEN_MS;

  return {
    events: {
      received(event) {
        if (changes.add(event)) changeTicker.wake();
      },
      sessionStarted() {
        syncAt = clock.now();
        syncTicker?.wake();
      },
    },

    startSync({ reader, deliverer, channelAccess, canSend, shards, botId }, cleanupsOfSync) {
      const stopped = new AbortController();
      const requests = createPacedRequests({
        wireClock: processClock,
        canSend,
        isPosting: async () => !(await deliverer.isIdle()),
        signal: stopped.signal,
      });
      const paced: ThreadReader = {
        activeThreads: guildId => requests.send(() => reader.activeThreads(guildId)),
        thread: threadId => requests.send(() => reader.thread(threadId)),
      };
      const ticker = startTicker({
        async work() {
          const guilds = shards();
          if (!guilds) return;
          const now = clock.now();
          const { signal } = stopped;
          const common = { stores, unitOfWork, reader: paced, guilds, log };
          try {
            await reopenArchived({ ...common, channelAccess, since: reopenSince, now });
            reopenSince = now - REOPEN_OVERLAP_MS;
            if (now < syncAt) return;
            // Before the run: another session that begins during it makes the next one due.
            const retryAt = now + SYNC_RETRY_MS;
            syncAt = retryAt;
            await syncThreads({ ...common, changes, clock, signal });
            if (syncAt === retryAt) syncAt = nextNightlyAt(clock.now(), botId);
          } catch (error) {
            if (!signal.aborted) throw error;
          }
        },
        nextDueAt: async () => syncAt,
        clock,
        log,
      });
      syncTicker = ticker;
      cleanupsOfSync.add(() => ticker.stop());
      cleanupsOfSync.add(() => stopped.abort());
    },
  };
}
