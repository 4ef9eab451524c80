import type { Clock } from '../core/clock.ts';
import { SECOND_MS } from '../core/duration.ts';
import { SendError } from '../core/delivery.ts';
import type { Log } from '../core/log.ts';

/** The ticker sleeps no longer than this, so that a moved clock or a schedule written elsewhere is soon noticed. */
const MAX_SLEEP_MS = 15 * SECOND_MS;

export interface Ticker {
  /** Looks at once instead of at the next tick. */
  wake(): void;
  /** Resolves when the work under way has come to its end. */
  stop(): Promise<void>;
}

/**
 * Does `work` again and again until stopped, sleeping at most 15 s in between. Work that throws is logged and tried
 * again at the next tick, but a refused token is handed to `onUnauthorized` and ends the ticker.
 */
export function startTicker(using: {
  work: () => Promise<void>;
  /** When work is known to be due next, ms since the epoch. */
  nextDueAt: () => Promise<number | undefined>;
  clock: Clock;
  log: Log;
  onUnauthorized: (error: SendError) => void;
}): Ticker {
  const { work, nextDueAt, clock, log, onUnauthorized } = using;
  const stopped = new AbortController();
  let nap = new AbortController();

  async function sleep(): Promise<void> {
    const due = (await nextDueAt()) ?? Number.POSITIVE_INFINITY;
    const ms = Math.min(MAX_SLEEP_MS, Math.max(due - clock.now(), SECOND_MS));
    await clock.wait(ms, AbortSignal.any([stopped.signal, nap.signal]));
  }

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      nap = new AbortController();
      try {
        await work();
        await sleep();
      } catch (error) {
        if (error instanceof SendError && error.problem === 'unauthorized') return onUnauthorized(error);
        log.error('background work failed', { error });
        await clock.wait(MAX_SLEEP_MS, stopped.signal);
      }
    }
  }

  const done = loop();
  return {
    wake: () => nap.abort(),
    async stop() {
      stopped.abort();
      await done;
    },
  };
}
