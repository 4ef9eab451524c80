import { MAX_REQUESTS_PER_SECOND } from '../../core/request-allowance.ts';
import { SECOND_MS } from '../../core/time/duration.ts';

/** `answer`: a user waits for it. `background`: everything else. */
export type RequestPriority = 'answer' | 'background';

/** The share of background requests: 40 of 45 a second, so that answers find room at any moment. */
const BACKGROUND_SHARE = 40 / 45;

/**
 * Background requests may be early by so much, ms, to catch up with timers that fire late. It is a time, so that several
 * processes that catch up at once send no more than one would: 4 of 40 a second.
 */
const CATCH_UP_MS = 100;

/**
 * Counts requests over time. Instants are ms; if the clock moves back, requests in the future are ignored. `perSecond`: how many
 * requests are allowed in any second at this moment; less than one makes them further apart.
 */
export interface RequestWindow {
  /** Returns how long a request has to wait, ms; 0 if it can be sent now. */
  waitMs(priority: RequestPriority, now: number, perSecond: number): number;
  /** Counts a request that is sent now. */
  record(priority: RequestPriority, now: number, perSecond: number): void;
}

/** Creates a window without requests. */
export function createRequestWindow(): RequestWindow {
  // The last requests, oldest first; never more than the limit.
  const sentAt: number[] = [];
  let nextBackgroundAt = 0;

  function totalWaitMs(now: number, perSecond: number): number {
    const limit = Math.max(1, Math.floor(perSecond));
    const oldest = sentAt[sentAt.length - limit];
    if (oldest === undefined || oldest > now) return 0;
    return Math.max(0, oldest + Math.max(SECOND_MS, SECOND_MS / perSecond) - now);
  }

  function backgroundWaitMs(now: number, perSecond: number): number {
    const wait = nextBackgroundAt - now;
    return wait > backgroundIntervalMs(perSecond) ? 0 : Math.max(0, wait);
  }

  return {
    waitMs(priority, now, perSecond) {
      const total = totalWaitMs(now, perSecond);
      return priority === 'answer' ? total : Math.max(total, backgroundWaitMs(now, perSecond));
    },

    record(priority, now, perSecond) {
      sentAt.push(now);
      if (sentAt.length > MAX_REQUESTS_PER_SECOND) sentAt.shift();
      if (priority === 'answer') return;
      const intervalMs = backgroundIntervalMs(perSecond);
      const due = Math.min(now, Math.max(nextBackgroundAt, now - CATCH_UP_MS));
      nextBackgroundAt = due + intervalMs;
    },
  };
}

function backgroundIntervalMs(perSecond: number): number {
  return SECOND_MS / (perSecond * BACKGROUND_SHARE);
}
