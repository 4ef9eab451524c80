import type { Clock } from '../../core/time/clock.ts';
import { createRequestWindow, type RequestPriority } from './request-window.ts';

/** Keeps all requests of the process under Discord's global rate limit. */
export interface RequestBudget {
  /** Resolves when the request may be sent: answers first, each kind in the order of the calls. */
  take(priority: RequestPriority): Promise<void>;
}

/** Creates a budget of which nothing is used. */
export function createRequestBudget(clock: Clock): RequestBudget {
  const window = createRequestWindow();
  const waiting: Record<RequestPriority, (() => void)[]> = { answer: [], background: [] };
  let isServing = false;

  const nextPriority = (): RequestPriority | undefined =>
    waiting.answer.length > 0 ? 'answer' : waiting.background.length > 0 ? 'background' : undefined;

  async function serveWaiting(): Promise<void> {
    isServing = true;
    for (let priority = nextPriority(); priority; priority = nextPriority()) {
      const waitMs = window.waitMs(priority, clock.now());
      if (waitMs > 0) {
        await clock.wait(waitMs);
        continue;
      }
      window.record(priority, clock.now());
      waiting[priority].shift()?.();
    }
    isServing = false;
  }

  return {
    async take(priority) {
      const now = clock.now();
      const isFirst =
        waiting.answer.length === 0 && (priority === 'answer' || waiting.background.length === 0);
      if (isFirst && window.waitMs(priority, now) === 0) {
        window.record(priority, now);
        return;
      }
      await new Promise<void>(resolve => {
        waiting[priority].push(resolve);
        if (!isServing) void serveWaiting();
      });
    },
  };
}
