import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';

/** How a group of hosts wants to be asked. All times in ms. */
export interface RatePolicy {
  /** The source as people know it; begins every message about it. */
  readonly source: string;
  /** Requests under way at once, over all hosts of the group. */
  readonly concurrency: number;
  /** Between the end of a request and the start of the next. */
  readonly gapMs: number;
  /** Whether connections are kept for the next request; without, no connection outlives its request. */
  readonly keepAlive: boolean;
  /** Statuses that mean: slow down. */
  readonly throttledBy: readonly number[];
  /** How long to leave the group alone when it says so without saying how long: first time, second time and so on. */
  readonly throttleSteps: readonly [number, ...number[]];
  /** How long a call bears being throttled before it gives up. */
  readonly patienceMs: number;
  /** How long a 403 closes the group; `null` where it is left to the reader of the answer. */
  readonly closedAfter403Ms: number | null;
}

/**
 * arXiv: one connection, one request every 3 s over all interfaces, stop at 403 (terms of use of its API). The bans
 * behind its 403 are lifted by people, so a day is short; a restart asks again at once.
 */
export const ARXIV_RATE_POLICY: RatePolicy = {
  source: 'arXiv',
  concurrency: 1,
  gapMs: 3 * SECOND_MS,
  keepAlive: false,
  // Its load balancer says `Rate exceeded.` with either.
  throttledBy: [429, 503],
  throttleSteps: [30 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS],
  patienceMs: 10 * MINUTE_MS,
  closedAfter403Ms: 24 * HOUR_MS,
};

/** Hugging Face: 500 requests in 5 minutes without a key; the windows are 5 minutes, so waiting longer is no use. */
export const HUGGING_FACE_RATE_POLICY: RatePolicy = {
  source: 'Hugging Face',
  concurrency: 3,
  gapMs: 0,
  keepAlive: true,
  throttledBy: [429],
  throttleSteps: [10 * SECOND_MS, 30 * SECOND_MS, 90 * SECOND_MS],
  patienceMs: 6 * MINUTE_MS,
  closedAfter403Ms: null,
};
