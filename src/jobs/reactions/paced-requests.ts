import { SendError } from '../../core/delivery/sender.ts';
import { orAborted } from '../../core/time/abortable.ts';
import type { Clock } from '../../core/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';
import { RETRY_WAITS_MS } from '../../core/time/retry-waits.ts';

/** 20 requests a second, half of what is left beside answers, so that a post that becomes due then finds room. */
const REQUEST_INTERVAL_MS = 50;

/** How often is looked whether requests may go on. */
const HOLD_STEP_MS = SECOND_MS;

/** Requests wait this long for posts in all: a post that stays due for another reason must not hold them for ever. */
const MAX_HOLD_MS = 10 * MINUTE_MS;

/** Sends requests whose responses are not urgent, one at a time and slowly. */
export interface PacedRequests {
  /**
   * Sends a request in its turn: after posts that are due, not while background work has to pause, and again after a rate
   * limit or without a response. Throws `SendError`, or the signal's reason once it is aborted.
   */
  send<T>(request: () => Promise<T>): Promise<T>;
  /** Resolves when it is the turn of a request, as `send` waits for it. Throws the signal's reason once it is aborted. */
  nextTurn(): Promise<void>;
}

export interface PacedRequestsOptions {
  /** Real time. */
  readonly wireClock: Clock;
  readonly canSend: () => boolean;
  /** Whether posts are due, or on their way. */
  readonly isPosting: () => Promise<boolean>;
  readonly signal: AbortSignal;
}

export function createPacedRequests(options: PacedRequestsOptions): PacedRequests {
  const { wireClock, canSend, isPosting, signal } = options;
  let nextAt = 0;
  let heldMs = 0;

  async function pause(ms: number): Promise<void> {
    await wireClock.wait(ms, signal);
    signal.throwIfAborted();
  }

  async function untilTurn(): Promise<void> {
    signal.throwIfAborted();
    while (!canSend()) await pause(HOLD_STEP_MS);
    while (heldMs < MAX_HOLD_MS && (await isPosting())) {
      await pause(HOLD_STEP_MS);
      heldMs += HOLD_STEP_MS;
    }
    if (heldMs < MAX_HOLD_MS) heldMs = 0;
    // Not past an interval, in case the clock was moved back.
    await pause(Math.min(Math.max(nextAt - wireClock.now(), 0), REQUEST_INTERVAL_MS));
    nextAt = wireClock.now() + REQUEST_INTERVAL_MS;
  }

  return {
    nextTurn: untilTurn,
    async send(request) {
      for (let failures = 0; ;) {
        await untilTurn();
        try {
          return await orAborted(request(), signal);
        } catch (error) {
          if (!(error instanceof SendError)) throw error;
          const waitMs = retryWaitMs(error, failures);
          if (waitMs === undefined) throw error;
          if (error.problem === 'unavailable') failures += 1;
          await pause(waitMs);
        }
      }
    },
  };
}

/** Returns how long to wait before a request is repeated; `undefined` if it is not: without an answer, after some attempts. */
function retryWaitMs({ problem, retryAfterMs }: SendError, failures: number): number | undefined {
  if (problem === 'rateLimited') return retryAfterMs;
  return problem === 'unavailable' ? RETRY_WAITS_MS[failures] : undefined;
}
