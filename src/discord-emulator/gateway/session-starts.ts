import type { RateLimits } from '../rest/rate-limits.ts';
import type { WireTimers } from '../wire-timers.ts';

/** docs, "Session Start Limit Object". */
const PERIOD_MS = 24 * 3_600_000;

/** `session_start_limit` of Get Gateway Bot. */
export interface SessionStartLimit {
  readonly total: number;
  readonly remaining: number;
  /** ms until `remaining` is reset. */
  readonly reset_after: number;
  readonly max_concurrency: number;
}

/** Counts IDENTIFYs. */
export interface SessionStarts {
  limit(): SessionStartLimit;
  /** Counts an IDENTIFY if it is granted. */
  take(): 'granted' | 'too soon' | 'used up';
}

/** Creates a counter at 0. */
export function createSessionStarts(
  { maxSessionStarts, identifyIntervalMs }: Pick<RateLimits, 'maxSessionStarts' | 'identifyIntervalMs'>,
  timers: Pick<WireTimers, 'now'>,
): SessionStarts {
  let period = { used: 0, endsAt: 0 };
  let last = -Infinity;
  return {
    limit() {
      const now = timers.now();
      const isOver = period.endsAt <= now;
      return {
        total: maxSessionStarts,
        remaining: isOver ? maxSessionStarts : maxSessionStarts - period.used,
        reset_after: isOver ? 0 : Math.ceil(period.endsAt - now),
        max_concurrency: 1,
      };
    },
    take() {
      const now = timers.now();
      if (now - last < identifyIntervalMs) return 'too soon';
      if (period.endsAt <= now) period = { used: 0, endsAt: now + PERIOD_MS };
      if (period.used >= maxSessionStarts) return 'used up';
      period.used += 1;
      last = now;
      return 'granted';
    },
  };
}
