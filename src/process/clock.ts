import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/time/clock.ts';

/** The machine's clock, for the entry files. */
export const processClock: Clock = {
  now: () => Date.now(),
  async wait(ms, signal) {
    try {
      await sleep(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      // An aborted wait ends early; a timer has no other way to fail.
      if (!signal?.aborted) throw error;
    }
  },
};
