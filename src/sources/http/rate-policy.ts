import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';

/** The rate limits of a source, over all its hosts. All times in ms. */
export interface RatePolicy {
  /** Display name of the source; every message about it begins with the name. */
  readonly source: string;
  /** Concurrent requests. */
  readonly concurrency: number;
  /** Pause between the end of a request and the start of the next. */
  readonly gapMs: number;
  /** Whether connections are reused; if not, each is closed with its request. */
  readonly keepAlive: boolean;
  /** Statuses that mean: slow down. */
  readonly throttleStatuses: readonly number[];
  /** Pauses after throttled requests in a row whose responses name no time; the last one repeats. */
  readonly throttlePausesMs: readonly [number, ...number[]];
  /** How long a call may be throttled before it fails. */
  readonly maxThrottledMs: number;
  /** How long no request is sent after a 403; `null` where a 403 is left to the reader of the response. */
  readonly closedAfter403Ms: number | null;
}

/**
 * arXiv: one connection, one request every 3 s over all interfaces, stop at 403 (terms of use of its API). The bans
 * behind a 403 are lifted by people, so a day is a short pause; a restart clears it.
 */
export const ARXIV_RATE_POLICY: RatePolicy = {
  source: 'arXiv',
  concurrency: 1,
  gapMs: 3 * SECOND_MS,
  keepAlive: false,
  // Its load balancer sends `Rate exceeded.` with either.
  throttleStatuses: [429, 503],
  throttlePausesMs: [30 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS],
  maxThrottledMs: 10 * MINUTE_MS,
  closedAfter403Ms: 24 * HOUR_MS,
};

/** Hugging Face: 500 requests in 5 minutes without a key; windows last 5 minutes, so waiting longer is useless. */
export const HUGGING_FACE_RATE_POLICY: RatePolicy = {
  source: 'Hugging Face',
  concurrency: 3,
  gapMs: 0,
  keepAlive: true,
  throttleStatuses: [429],
  throttlePausesMs: [10 * SECOND_MS, 30 * SECOND_MS, 90 * SECOND_MS],
  maxThrottledMs: 6 * MINUTE_MS,
  closedAfter403Ms: null,
};
