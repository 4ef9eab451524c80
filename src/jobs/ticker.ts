import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';

/** The ticker sleeps no longer than this, so that a moved clock or a schedule written elsewhere is soon noticed. */
const MAX_SLEEP_MS = 15 * SECOND_MS;

export interface Ticker {
  /** Looks at once instead of at the next tick. */
  wake(): void;
  /** The same; resolves when a look that began after this call is over, whether its work succeeded or not. */
  look(): Promise<void>;
  /** Resolves when the work under way has come to its end. */
  stop(): Promise<void>;
}

/**
 * Does `work` again and again until stopped, sleeping at most 15 s in between. Work that throws is logged and tried
 * again at the next tick.
 */
export function startTicker(using: {
  work: (signal: AbortSignal) => Promise<void>;
  /** When work is known to be due next, ms since the epoch. */
  nextDueAt: () => Promise<number | undefined>;
  clock: Clock;
  log: Log;
}): Ticker {
  const { work, nextDueAt, clock, log } = using;
  const stopped = new AbortController();
  let nap = new AbortController();
  const onlookers: (() => void)[] = [];

  async function sleep(): Promise<void> {
    const untilDue = ((await nextDueAt()) ?? Number.POSITIVE_INFINITY) - clock.now();
    // What is due after all work was done cannot be done at present: it is tried again at the usual pace.
    const ms = untilDue <= 0 ? MAX_SLEEP_MS : Math.min(MAX_SLEEP_MS, untilDue);
    await clock.wait(ms, nap.signal);
  }

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      nap = new AbortController();
      const waiting = onlookers.splice(0);
      try {
        await work(stopped.signal);
        dismiss(waiting);
        await sleep();
      } catch (error) {
        log.error('background work failed', { error });
        dismiss(waiting);
        await clock.wait(MAX_SLEEP_MS, nap.signal);
      }
    }
    dismiss(onlookers.splice(0));
  }

  const done = loop();
  return {
    wake: () => nap.abort(),
    async look() {
      if (stopped.signal.aborted) return;
      const over = new Promise<void>(resolve => onlookers.push(resolve));
      nap.abort();
      await over;
    },
    async stop() {
      stopped.abort();
      nap.abort();
      await done;
    },
  };
}

function dismiss(onlookers: readonly (() => void)[]): void {
  for (const tell of onlookers) tell();
}
