import PQueue from 'p-queue';
import type { Clock } from '../../core/time/clock.ts';
import { SourceUnavailableError } from '../live-error.ts';
import type { RatePolicy } from './rate-policy.ts';

/** The way to a group of hosts: who wants through waits for a turn. */
export interface RequestQueue {
  /**
   * Does the work when its turn has come. Rejects with the signal's reason as soon as that is aborted, and with
   * `SourceUnavailableError` while the lane is closed.
   */
  take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Lets nothing start before the instant (ms since the epoch). */
  holdUntil(instant: number): void;
  /** Fails everything at once until the instant, those who wait for a turn included. */
  closeUntil(instant: number, problem: string): void;
}

type LaneManners = Pick<RatePolicy, 'source' | 'concurrency' | 'gapMs'>;

export function createRequestQueue({ source, concurrency, gapMs }: LaneManners, clock: Clock): RequestQueue {
  const queue = new PQueue({ concurrency });
  let freeAt = Number.NEGATIVE_INFINITY;
  let closed: { readonly until: number; readonly problem: string } | undefined;

  const holdUntil = (instant: number) => {
    freeAt = Math.max(freeAt, instant);
  };

  const failIfClosed = () => {
    if (!closed || clock.now() >= closed.until) return;
    throw new SourceUnavailableError(closed.problem, { source, retryAt: closed.until });
  };

  const turn = async <T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    failIfClosed();
    while (clock.now() < freeAt) {
      await clock.wait(freeAt - clock.now(), signal);
      signal?.throwIfAborted();
      failIfClosed();
    }
    signal?.throwIfAborted();
    try {
      return await work();
    } finally {
      holdUntil(clock.now() + gapMs);
    }
  };

  return {
    async take(work, signal) {
      signal?.throwIfAborted();
      failIfClosed();
      // The queue is not told of the signal: it would give the turn away before the aborted work has ended.
      return await orAborted(
        queue.add(() => turn(work, signal)),
        signal,
      );
    },
    holdUntil,
    closeUntil(until, problem) {
      closed = { until, problem };
    },
  };
}

async function orAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return await result;
  const done = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done.signal });
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    done.abort();
  }
}
