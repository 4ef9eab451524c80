import { SECOND_MS } from '../../core/time/duration.ts';

/** `answer`: a user waits for it. `background`: everything else. */
export type RequestPriority = 'answer' | 'background';

/**
 * Requests in any second. Discord allows 50 (docs, "Global Rate Limit"); the difference is for requests that arrive
 * closer together than they were sent.
 */
const MAX_REQUESTS_PER_SECOND = 45;

/** Time between two background requests: 40 a second, so that answers find room at any moment. */
const BACKGROUND_INTERVAL_MS = 25;

/** Background requests may be early by this much to catch up with timers that fire late. */
const MAX_CATCH_UP_MS = 4 * BACKGROUND_INTERVAL_MS;

/** Counts requests over time. Instants are ms; if the clock moves back, requests in the future are ignored. */
export interface RequestWindow {
  /** Returns how long a request has to wait, ms; 0 if it can be sent now. */
  waitMs(priority: RequestPriority, now: number): number;
  /** Counts a request that is sent now. */
  record(priority: RequestPriority, now: number): void;
}

/** Creates a window without requests. */
export function createRequestWindow(): RequestWindow {
  // The last requests, oldest first; never more than the limit.
  const sentAt: number[] = [];
  let nextBackgroundAt = 0;

  function totalWaitMs(now: number): number {
    const [oldest] = sentAt;
    if (oldest === undefined || sentAt.length < MAX_REQUESTS_PER_SECOND || oldest > now) return 0;
    return Math.max(0, oldest + SECOND_MS - now);
  }

  function backgroundWaitMs(now: number): number {
    const wait = nextBackgroundAt - now;
    return wait > BACKGROUND_INTERVAL_MS ? 0 : Math.max(0, wait);
  }

  return {
    waitMs: (priority, now) =>
      priority === 'answer' ? totalWaitMs(now) : Math.max(totalWaitMs(now), backgroundWaitMs(now)),

    record(priority, now) {
      sentAt.push(now);
      if (sentAt.length > MAX_REQUESTS_PER_SECOND) sentAt.shift();
      if (priority === 'answer') return;
      const due = Math.min(now, Math.max(nextBackgroundAt, now - MAX_CATCH_UP_MS));
      nextBackgroundAt = due + BACKGROUND_INTERVAL_MS;
    },
  };
}
