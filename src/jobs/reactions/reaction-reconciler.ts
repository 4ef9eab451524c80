import { SendError } from '../../core/delivery/sender.ts';
import type { Log } from '../../core/log.ts';
import type { ReactionReader } from '../../core/message/reaction-reader.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';
import type { LiveReactions } from '../../usecases/live-reactions.ts';
import { applyKeptReactions } from '../../usecases/unmatched-reactions.ts';
import { createMessagePages } from './message-pages.ts';
import { nextNightlyAt } from './nightly.ts';
import { createPacedRequests } from './paced-requests.ts';
import type { ReconcileMethod } from './reconcile-message.ts';
import { reconcileMessages, type ReconcileMessagesResult } from './reconcile-messages.ts';

/** Older messages get hardly any reactions. */
const RECONCILED_MS = 30 * DAY_MS;

/**
 * Waits before servers that were unavailable are looked at again, each twice the one before: some arrive seconds after a
 * start, and outages take minutes to hours. That costs no request while they last.
 */
const MIN_UNAVAILABLE_WAIT_MS = 15 * SECOND_MS;
const MAX_UNAVAILABLE_WAIT_MS = 15 * MINUTE_MS;

/** What was lost is not looked for at once: more may be lost, for the same reason. */
const LOST_DELAY_MS = 5 * MINUTE_MS;

/** Finds the reactions that were added, removed or cleared while the bot received no events. */
export interface ReactionReconciler {
  /** Makes the comparison of all reactions due: events may have been missed. */
  sessionStarted(): void;
  /** The same, in some minutes: an event could not be stored. */
  eventLost(): void;
  /** Does what is due. What cannot be done now stays due. */
  runDue(signal: AbortSignal): Promise<void>;
  /** ms since the epoch */
  nextDueAt(): number;
}

export interface ReactionReconcilerOptions {
  readonly stores: Pick<Stores, 'posted' | 'reactionSaves' | 'serverSettings'>;
  readonly unitOfWork: UnitOfWork;
  readonly reader: ReactionReader;
  readonly live: LiveReactions;
  readonly clock: Pick<Clock, 'now'>;
  /** Real time, for waits between requests. */
  readonly wireClock: Clock;
  readonly canSend: () => boolean;
  /** Whether posts are due, or on their way. */
  readonly isPosting: () => Promise<boolean>;
  /** Spreads the nightly runs of several bots. */
  readonly spreadKey: string;
  readonly log: Log;
}

/** Creates a reconciler to which a comparison of all reactions is due: a start has missed events. */
export function createReactionReconciler(options: ReactionReconcilerOptions): ReactionReconciler {
  const { stores, unitOfWork, clock, log, spreadKey } = options;
  const now = () => clock.now();
  let compareAt = Number.NEGATIVE_INFINITY;
  let countAt = nextNightlyAt(now(), spreadKey);
  let retryAt = Number.POSITIVE_INFINITY;
  let retryWaitMs = MIN_UNAVAILABLE_WAIT_MS;
  let unavailableChannels: ReadonlySet<string> = new Set();

  /** Compares messages. Returns whether that came to its end. */
  async function run(
    method: ReconcileMethod,
    channelIds: ReadonlySet<string> | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    const startedAt = now();
    try {
      const result = await reconcile(method, channelIds, signal, options);
      ({ unavailableChannels } = result);
      const isComplete = unavailableChannels.size === 0;
      retryAt = isComplete ? Number.POSITIVE_INFINITY : now() + retryWaitMs;
      retryWaitMs = isComplete ? MIN_UNAVAILABLE_WAIT_MS : Math.min(2 * retryWaitMs, MAX_UNAVAILABLE_WAIT_MS);
      const { messages, added, removed, cleared } = result;
      const fields = { method, messages, added, removed, cleared, ms: now() - startedAt };
      if (messages === 0) log.debug('reactions_reconciled', fields);
      else log.info('reactions_reconciled', fields);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!(error instanceof SendError)) throw error;
      log.warn('reactions_not_reconciled', { method, why: error.message });
      return false;
    }
  }

  async function compareAll(signal: AbortSignal): Promise<void> {
    // Before the run: events that are missed during it make the next one due.
    compareAt = Number.POSITIVE_INFINITY;
    let isDone = false;
    try {
      // Kept reactions that were removed since must not be applied after the comparison.
      await applyKeptReactions(unitOfWork, signal);
      isDone = await run('reactors', undefined, signal);
    } finally {
      if (!isDone) compareAt = now();
    }
  }

  return {
    sessionStarted() {
      compareAt = now();
    },
    eventLost() {
      compareAt = Math.min(compareAt, now() + LOST_DELAY_MS);
    },
    async runDue(signal) {
      if (compareAt <= now()) await compareAll(signal);
      else if (retryAt <= now()) await run('reactors', unavailableChannels, signal);
      else if (countAt <= now()) {
        await stores.reactionSaves.forgetUnsaved(now() - RECONCILED_MS);
        if (await run('counts', undefined, signal)) countAt = nextNightlyAt(now(), spreadKey);
      }
    },
    nextDueAt: () => Math.min(compareAt, retryAt, countAt),
  };
}

async function reconcile(
  method: ReconcileMethod,
  channelIds: ReadonlySet<string> | undefined,
  signal: AbortSignal,
  { stores, unitOfWork, reader, live, clock, log, ...options }: ReactionReconcilerOptions,
): Promise<ReconcileMessagesResult> {
  const requests = createPacedRequests({ ...options, signal });
  const now = () => clock.now();
  const since = now() - RECONCILED_MS;
  const pages = createMessagePages({ reader, requests, live, since });
  try {
    return await reconcileMessages(
      { method, since, channelIds, signal },
      { stores, unitOfWork, reader, pages, requests, live, now, log },
    );
  } finally {
    pages.close();
  }
}
