import { MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';

/** Discord blocks an address with 10,000 invalid requests in 10 minutes (docs, "Invalid Request Limit"). */
const WINDOW_MS = 10 * MINUTE_MS;

/** With this many, background work stops: what is left is for answers. */
const MAX_BACKGROUND = 2_000;

/** With this many, nothing is sent any more. */
const MAX_ALL = 5_000;

/** Requests are counted in steps of this length, so that the memory for them does not grow. */
const STEP_MS = 10 * SECOND_MS;

const INVALID_STATUSES: ReadonlySet<number> = new Set([401, 403, 429]);

/** Counts the requests that Discord rejected in the last 10 minutes. Instants are ms. */
export interface InvalidRequests {
  /** Counts a response. Those of a limit that is shared with other applications do not count (docs, same section). */
  add(status: number, scope: string | null, now: number): void;
  count(now: number): number;
  /** Returns how long background work has to pause, ms; 0 if it may go on. */
  backgroundPauseMs(now: number): number;
  /** Returns how long all requests have to pause, ms; 0 if they may go on. */
  pauseMs(now: number): number;
}

/** Creates a counter without requests. */
export function createInvalidRequests(): InvalidRequests {
  // Counts by the start of their step, oldest first.
  const steps = new Map<number, number>();

  function forgetOld(now: number): void {
    // A step in the future is from before the clock was moved back.
    for (const start of steps.keys()) {
      if (start + STEP_MS + WINDOW_MS <= now || start > now) steps.delete(start);
    }
  }

  function count(now: number): number {
    forgetOld(now);
    let sum = 0;
    for (const each of steps.values()) sum += each;
    return sum;
  }

  function pauseMsAt(limit: number, now: number): number {
    let left = count(now);
    let pauseMs = 0;
    for (const [start, each] of steps) {
      if (left < limit) break;
      left -= each;
      pauseMs = start + STEP_MS + WINDOW_MS - now;
    }
    return pauseMs;
  }

  return {
    add(status, scope, now) {
      if (!INVALID_STATUSES.has(status) || (status === 429 && scope === 'shared')) return;
      forgetOld(now);
      const step = Math.floor(now / STEP_MS) * STEP_MS;
      steps.set(step, (steps.get(step) ?? 0) + 1);
    },
    count,
    backgroundPauseMs: now => pauseMsAt(MAX_BACKGROUND, now),
    pauseMs: now => pauseMsAt(MAX_ALL, now),
  };
}
