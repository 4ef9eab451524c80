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
  /** Counts an IDENTIFY of a shard if it is granted. */
  take(shardId: number): 'granted' | 'too soon' | 'used up';
}

/** Creates a counter at 0. */
export function createSessionStarts(
  {
    maxSessionStarts,
    maxConcurrency,
    identifyIntervalMs,
  }: Pick<RateLimits, 'maxSessionStarts' | 'maxConcurrency' | 'identifyIntervalMs'>,
  timers: Pick<WireTimers, 'now'>,
): SessionStarts {
  let period = { used: 0, endsAt: 0 };
  /** Instants of the last IDENTIFYs, by rate limit key (docs, "Max Concurrency"). */
  const last = new Map<number, number>();
  return {
    limit() {
      const now = timers.now();
      const isOver = period.endsAt <= now;
      return {
        total: maxSessionStarts,
        remaining: isOver ? maxSessionStarts : maxSessionStarts - period.used,
        reset_after: isOver ? 0 : Math.ceil(period.endsAt - now),
        max_concurrency: maxConcurrency,
      };
    },
    take(shardId) {
      const now = timers.now();
      const key = shardId % maxConcurrency;
      if (now - (last.get(key) ?? -Infinity) < identifyIntervalMs) return 'too soon';
      if (period.endsAt <= now) period = { used: 0, endsAt: now + PERIOD_MS };
      if (period.used >= maxSessionStarts) return 'used up';
      period.used += 1;
      last.set(key, now);
      return 'granted';
    },
  };
}
