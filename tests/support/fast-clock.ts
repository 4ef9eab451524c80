import { setImmediate } from 'node:timers/promises';
import { REQUEST_MS } from '../../src/sources/http/send-request.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';

/** A manual clock that keeps a list of the pauses that were made. */
export interface FastClock extends ManualClock {
  /** Pauses in ms, in the order in which they began. */
  readonly pauses: readonly number[];
}

/**
 * A clock for clients that pause: each pause ends at once, and time has moved on by it. The time limit of a request is
 * no pause: it runs on, and is reached when a pause or the test moves the clock that far.
 */
export function fastClock(start: number | string): FastClock {
  const clock = manualClock(start);
  const pauses: number[] = [];
  return {
    ...clock,
    pauses,
    async wait(ms, signal) {
      if (ms === REQUEST_MS) return await clock.wait(ms, signal);
      if (signal?.aborted || ms <= 0) return;
      pauses.push(ms);
      const until = clock.now() + ms;
      await setImmediate();
      if (!signal?.aborted && clock.now() < until) clock.set(until);
    },
  };
}
