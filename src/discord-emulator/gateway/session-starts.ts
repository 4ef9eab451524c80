import type { RateLimits } from '../rest/rate-limits.ts';
import type { WireTimers } from '../wire-timers.ts';

/** In ms; docs, "Session Start Limit Object". */
const DAY = 24 * 3_600_000;

/** How many sessions the app may still begin: `session_start_limit` of Get Gateway Bot. */
export interface SessionStartLimit {
  readonly total: number;
  readonly remaining: number;
  /** ms until `remaining` is `total` again. */
  readonly reset_after: number;
  readonly max_concurrency: number;
}

/** Counts IDENTIFYs. */
export interface SessionStarts {
  limit(): SessionStartLimit;
  /** Counts one; only a granted one counts. */
  take(): 'granted' | 'too soon' | 'used up';
}

/** Makes a count with nothing used. */
export function createSessionStarts(
  { sessionStarts: total, identifyEvery }: Pick<RateLimits, 'sessionStarts' | 'identifyEvery'>,
  timers: Pick<WireTimers, 'now'>,
): SessionStarts {
  let day = { used: 0, endsAt: 0 };
  let last = -Infinity;
  return {
    limit() {
      const now = timers.now();
      const isOver = day.endsAt <= now;
      return {
        total,
        remaining: isOver ? total : total - day.used,
        reset_after: isOver ? 0 : Math.ceil(day.endsAt - now),
        max_concurrency: 1,
      };
    },
    take() {
      const now = timers.now();
      if (now - last < identifyEvery) return 'too soon';
      if (day.endsAt <= now) day = { used: 0, endsAt: now + DAY };
      if (day.used >= total) return 'used up';
      day.used += 1;
      last = now;
      return 'granted';
    },
  };
}
