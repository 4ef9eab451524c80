import PQueue from 'p-queue';
import { orAborted } from '../../core/time/abortable.ts';
import type { Clock } from '../../core/time/clock.ts';
import { SourceUnavailableError } from '../remote-source-error.ts';
import type { RatePolicy } from './rate-policy.ts';

/** Limits how many requests to a source run at once, and when. */
export interface RequestQueue {
  /**
   * Runs `work` when its turn has come; work that `yields` comes after all that does not. Rejects with the signal's reason
   * as soon as it is aborted, and with `SourceUnavailableError` while the queue is closed.
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal, yields?: boolean): Promise<T>;
  /** Starts nothing before the instant (ms since the epoch). */
  holdUntil(instant: number): void;
  /** Rejects everything until the instant, including what is waiting for its turn. */
  closeUntil(instant: number, problem: string): void;
}

type QueuePolicy = Pick<RatePolicy, 'source' | 'concurrency' | 'gapMs'>;

/**
 * Reserves the time of a request, `gapMs` after the one before, of any process. Resolves with how long to wait for it, ms.
 */
export type ReserveRequest = (gapMs: number, now: number) => Promise<number>;

/** Creates the queue that all requests to a source share. `reserve`: if its limits count over several processes. */
export function createRequestQueue(
  { source, concurrency, gapMs }: QueuePolicy,
  clock: Clock,
  reserve: ReserveRequest = async () => 0,
): RequestQueue {
  const queue = new PQueue({ concurrency });
  let freeAt = Number.NEGATIVE_INFINITY;
  let closed: { readonly until: number; readonly problem: string } | undefined;

  const holdUntil = (instant: number) => {
    freeAt = Math.max(freeAt, instant);
  };

  const throwIfClosed = () => {
    if (!closed || clock.now() >= closed.until) return;
    throw new SourceUnavailableError(closed.problem, { source, retryAt: closed.until });
  };

  const runWhenFree = async <T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    throwIfClosed();
    while (clock.now() < freeAt) {
      await clock.wait(freeAt - clock.now(), signal);
      signal?.throwIfAborted();
      throwIfClosed();
    }
    signal?.throwIfAborted();
    const wait = await reserve(gapMs, clock.now());
    if (wait > 0) await clock.wait(wait, signal);
    signal?.throwIfAborted();
    try {
      return await work();
    } finally {
      holdUntil(clock.now() + gapMs);
    }
  };

  return {
    async run(work, signal, yields = false) {
      signal?.throwIfAborted();
      throwIfClosed();
      // PQueue does not get the signal: it would start the next request before the aborted one has ended.
      return await orAborted(
        queue.add(() => runWhenFree(work, signal), { priority: yields ? 0 : 1 }),
        signal,
      );
    },
    holdUntil,
    closeUntil(until, problem) {
      closed = { until, problem };
    },
  };
}
