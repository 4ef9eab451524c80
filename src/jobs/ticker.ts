import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';

/** Short enough that a moved clock, or a schedule that another process wrote, is soon noticed. */
const MAX_SLEEP_MS = 15 * SECOND_MS;

/** Sleeps after the first failures in a row, ms: what a restart of the database interrupted goes on within seconds. */
const RETRY_SLEEPS_MS = [2 * SECOND_MS, 5 * SECOND_MS];

export interface Ticker {
  /** Starts the next run of the work now instead of at the next tick. */
  wake(): void;
  /** The same; resolves when a run that started after this call has ended, even if its work failed. */
  runNow(): Promise<void>;
  /** Returns when its last run began, ms since the epoch. */
  lastRunAt(): number;
  /** Resolves when the run in progress has ended. */
  stop(): Promise<void>;
}

export interface TickerOptions {
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** Returns when work is due next, ms since the epoch. */
  readonly nextDueAt: () => Promise<number | undefined>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Runs `work` repeatedly until stopped, sleeping at most 15 s in between. Work that throws is logged and retried, soon at first. */
export function startTicker({ work, nextDueAt, clock, log }: TickerOptions): Ticker {
  const stopped = new AbortController();
  let sleeping = new AbortController();
  let lastRunAt = clock.now();
  /** In a row. */
  let failures = 0;
  /** Resolve the promises of `runNow` that wait for the next run. */
  const waiters: (() => void)[] = [];

  async function sleep(): Promise<void> {
    // Woken in between: while much happens, reading when work is due would be much of the load.
    if (sleeping.signal.aborted) return;
    const untilDue = ((await nextDueAt()) ?? Number.POSITIVE_INFINITY) - clock.now();
    // What is still due after a run could not be done now: it is retried at the usual pace.
    const ms = untilDue <= 0 ? MAX_SLEEP_MS : Math.min(MAX_SLEEP_MS, untilDue);
    await clock.wait(ms, sleeping.signal);
  }

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      sleeping = new AbortController();
      const waitingForRun = waiters.splice(0);
      lastRunAt = clock.now();
      try {
        await work(stopped.signal);
        resolveAll(waitingForRun);
        await sleep();
        failures = 0;
      } catch (error) {
        log.error('background_work_failed', { error });
        resolveAll(waitingForRun);
        await clock.wait(RETRY_SLEEPS_MS[failures] ?? MAX_SLEEP_MS, sleeping.signal);
        failures += 1;
      }
    }
    resolveAll(waiters.splice(0));
  }

  const done = loop();
  return {
    wake: () => sleeping.abort(),
    lastRunAt: () => lastRunAt,
    async runNow() {
      if (stopped.signal.aborted) return;
      const ended = new Promise<void>(resolve => waiters.push(resolve));
      sleeping.abort();
      await ended;
    },
    async stop() {
      stopped.abort();
      sleeping.abort();
      await done;
    },
  };
}

function resolveAll(resolvers: readonly (() => void)[]): void {
  for (const resolve of resolvers) resolve();
}
