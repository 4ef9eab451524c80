import { setImmediate } from 'node:timers/promises';
import { REQUEST_TIMEOUT_MS } from '../../src/sources/http/send-request.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** A manual clock that records the waits of the code under test. */
export interface FastClock extends ManualClock {
  /** Pauses in ms, in the order in which they began. */
  readonly pauses: readonly number[];
}

/**
 * Creates a clock for clients that pause: each pause ends at once and moves the clock on. The timeout of a request is no
 * pause: it is reached when a pause or the test moves the clock that far.
 */
export function createFastClock(start: number | string): FastClock {
  const clock = createManualClock(start);
  const pauses: number[] = [];
  return {
    ...clock,
    pauses,
    async wait(ms, signal) {
      if (ms === REQUEST_TIMEOUT_MS) return await clock.wait(ms, signal);
      if (signal?.aborted || ms <= 0) return;
      pauses.push(ms);
      const until = clock.now() + ms;
      await setImmediate();
      if (!signal?.aborted && clock.now() < until) clock.set(until);
    },
  };
}
