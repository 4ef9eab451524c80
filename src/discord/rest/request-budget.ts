import { MAX_REQUESTS_PER_SECOND } from '../../core/request-allowance.ts';
import type { Clock } from '../../core/time/clock.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { createRequestWindow, type RequestPriority } from './request-window.ts';

/** Keeps all requests of the process within its part of Discord's global rate limit. */
export interface RequestBudget {
  /** Resolves when the request may be sent: answers first, each kind in the order of the calls. */
  take(priority: RequestPriority): Promise<void>;
}

/** How long requests wait at most before the allowance is read again, ms: it may have grown. */
const MAX_WAIT_MS = SECOND_MS;

/** Creates a budget of which nothing is used. `allowance` returns how many requests are allowed in any second at this moment. */
export function createRequestBudget(
  clock: Clock,
  allowance: () => number = () => MAX_REQUESTS_PER_SECOND,
): RequestBudget {
  const window = createRequestWindow();
  const waiting: Record<RequestPriority, (() => void)[]> = { answer: [], background: [] };
  let isServing = false;

  const nextPriority = (): RequestPriority | undefined =>
    waiting.answer.length > 0 ? 'answer' : waiting.background.length > 0 ? 'background' : undefined;

  async function serveWaiting(): Promise<void> {
    isServing = true;
    for (let priority = nextPriority(); priority; priority = nextPriority()) {
      const perSecond = allowance();
      const waitMs = window.waitMs(priority, clock.now(), perSecond);
      if (waitMs > 0) {
        await clock.wait(Math.min(waitMs, MAX_WAIT_MS));
        continue;
      }
      window.record(priority, clock.now(), perSecond);
      waiting[priority].shift()?.();
    }
    isServing = false;
  }

  return {
    async take(priority) {
      const now = clock.now();
      const perSecond = allowance();
      const isFirst =
        waiting.answer.length === 0 && (priority === 'answer' || waiting.background.length === 0);
      if (isFirst && window.waitMs(priority, now, perSecond) === 0) {
        window.record(priority, now, perSecond);
        return;
      }
      await new Promise<void>(resolve => {
        waiting[priority].push(resolve);
        if (!isServing) void serveWaiting();
      });
    },
  };
}
