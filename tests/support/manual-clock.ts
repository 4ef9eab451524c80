import type { Clock } from '../../src/core/time/clock.ts';

/** A clock that moves only when the test moves it; a wait ends when its time is reached. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  set(instant: number): void;
}

/** Creates a manual clock at an instant, in ms since the epoch or as an ISO date. */
export function createManualClock(start: number | string): ManualClock {
  let now = typeof start === 'string' ? Date.parse(start) : start;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  const set = (instant: number) => {
    now = instant;
    for (const sleeper of sleepers) if (sleeper.until <= now) sleeper.wake();
  };
  return {
    now: () => now,
    set,
    advance: ms => set(now + ms),
    wait: (ms, signal) =>
      new Promise(resolve => {
        const sleeper = {
          until: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
        if (signal?.aborted || ms <= 0) sleeper.wake();
      }),
  };
}
