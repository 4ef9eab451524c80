import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import { SourceUnavailableError } from '../remote-source-error.ts';
import type { HttpResponse } from './send-request.ts';
import type { RequestQueue } from './request-queue.ts';
import type { RatePolicy } from './rate-policy.ts';
import { rateLimitWait } from './retry-timing.ts';

/** Holds or closes the request queue of a source according to its rate limit responses. */
export interface Throttle {
  /** Must be called when a request starts; returns the callbacks for its outcome. */
  begin(): {
    /** Resets the back-off. Holds the queue if the response says that no requests are left. */
    answered(response: HttpResponse): void;
    /** Holds the queue for `waitMs` (a day at most), or for the next back-off step without it. */
    throttled(waitMs: number | undefined): void;
  };
  /**
   * Returns the time that one call may spend being throttled. `spend` closes the queue and throws
   * `SourceUnavailableError` if the current hold exceeds it.
   */
  retryBudget(): { spend(): void };
  /** Closes the queue after a 403 and returns the error to throw. */
  banned(): SourceUnavailableError;
}

// A longer `Retry-After` is a ban or a mistake; one request a day is enough to find out.
const MAX_WAIT_MS = DAY_MS;

type ThrottlePolicy = Pick<RatePolicy, 'source' | 'throttlePausesMs' | 'maxThrottledMs' | 'closedAfter403Ms'>;

/** Creates the throttle that all requests to a source share. */
export function createThrottle(policy: ThrottlePolicy, queue: RequestQueue, clock: Clock): Throttle {
  const { source, throttlePausesMs, maxThrottledMs } = policy;
  let strikes = 0;
  let heldUntil = Number.NEGATIVE_INFINITY;

  const hold = (waitMs: number) => {
    heldUntil = Math.max(heldUntil, clock.now() + waitMs);
    queue.holdUntil(heldUntil);
  };

  const closeQueue = (problem: string, retryAt: number) => {
    queue.closeUntil(retryAt, problem);
    return new SourceUnavailableError(problem, { source, retryAt });
  };

  return {
    begin() {
      // Concurrent requests are throttled together: that counts as one strike.
      const strikesAtStart = strikes;
      return {
        answered(response) {
          if (strikes === strikesAtStart) strikes = 0;
          const waitMs = rateLimitWait(response.header('ratelimit'));
          if (waitMs !== undefined) hold(Math.min(waitMs, maxThrottledMs));
        },
        throttled(waitMs) {
          if (strikes === strikesAtStart) strikes += 1;
          const pauseMs =
            throttlePausesMs[Math.min(strikes, throttlePausesMs.length) - 1] ?? throttlePausesMs[0];
          // `Retry-After: 0` names no pause.
          hold(waitMs === undefined || waitMs <= 0 ? pauseMs : Math.min(waitMs, MAX_WAIT_MS));
        },
      };
    },
    retryBudget() {
      let throttledSince: number | undefined;
      return {
        spend() {
          throttledSince ??= clock.now();
          if (heldUntil - throttledSince <= maxThrottledMs) return;
          throw closeQueue('rate limit exceeded', heldUntil);
        },
      };
    },
    banned: () =>
      closeQueue(
        'refused with HTTP 403, which means that requests must stop; find the reason before restarting (terms of use, address, CONTACT)',
        clock.now() + (policy.closedAfter403Ms ?? 0),
      ),
  };
}
