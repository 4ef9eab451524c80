import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS } from '../../core/time/duration.ts';
import { SourceUnavailableError } from '../live-error.ts';
import type { HttpAnswer } from './send-request.ts';
import type { RequestQueue } from './request-queue.ts';
import type { RatePolicy } from './rate-policy.ts';
import { rateLimitWait } from './retry-timing.ts';

/** What a group of hosts said about being asked too much, and what follows from it for all who ask. */
export interface Throttle {
  /** To be called when a request starts. */
  begin(): {
    /** It was answered: the group bears us again. Holds the lane if the answer says that nothing is left. */
    answered(answer: HttpAnswer): void;
    /** It was told to slow down: holds the lane for as long as told (ms, a day at most), else for the next step. */
    throttled(waitMs: number | undefined): void;
  };
  /** How much a call bears. `lose` throws `SourceUnavailableError`, and closes the lane, when it is used up. */
  patience(): { lose(): void };
  /** Closes the lane after a 403 and returns the error to throw. */
  banned(): SourceUnavailableError;
}

// Whoever names a longer time means a ban, or has it wrong: once a day it is worth a look.
const LONGEST_WAIT_MS = DAY_MS;

type ThrottleManners = Pick<RatePolicy, 'source' | 'throttleSteps' | 'patienceMs' | 'closedAfter403Ms'>;

export function openThrottle(manners: ThrottleManners, lane: RequestQueue, clock: Clock): Throttle {
  const { source, throttleSteps, patienceMs } = manners;
  let strikes = 0;
  let heldUntil = Number.NEGATIVE_INFINITY;

  const hold = (waitMs: number) => {
    heldUntil = Math.max(heldUntil, clock.now() + waitMs);
    lane.holdUntil(heldUntil);
  };

  const closed = (problem: string, retryAt: number) => {
    lane.closeUntil(retryAt, problem);
    return new SourceUnavailableError(problem, { source, retryAt });
  };

  return {
    begin() {
      // Requests that ran beside the one that was told to slow down are told the same: that counts once.
      const before = strikes;
      return {
        answered(answer) {
          if (strikes === before) strikes = 0;
          const waitMs = rateLimitWait(answer.header('ratelimit'));
          if (waitMs !== undefined) hold(Math.min(waitMs, patienceMs));
        },
        throttled(waitMs) {
          if (strikes === before) strikes += 1;
          const step = throttleSteps[Math.min(strikes, throttleSteps.length) - 1] ?? throttleSteps[0];
          // Zero seconds are no pause: whoever says so with a refusal means the next moment.
          hold(waitMs === undefined || waitMs <= 0 ? step : Math.min(waitMs, LONGEST_WAIT_MS));
        },
      };
    },
    patience() {
      let since: number | undefined;
      return {
        lose() {
          since ??= clock.now();
          if (heldUntil - since <= patienceMs) return;
          throw closed('too many requests, by its own account', heldUntil);
        },
      };
    },
    banned: () =>
      closed(
        'answered 403, which means to stop asking; find out why before you start again (terms of use, address, CONTACT)',
        clock.now() + (manners.closedAfter403Ms ?? 0),
      ),
  };
}
