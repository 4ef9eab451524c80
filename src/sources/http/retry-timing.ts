import { SECOND_MS } from '../../core/time/duration.ts';

const BASE_PAUSE_MS = 2 * SECOND_MS;

/**
 * Returns the pause before a retry, ms. It doubles with each failed attempt (`failed` counts them from 1), and between
 * half and all of it is drawn (`random` from 0 to below 1), so that several bots do not retry in step.
 */
export function backOff(failed: number, random: () => number): number {
  return BASE_PAUSE_MS * 2 ** (failed - 1) * (0.5 + random() / 2);
}

/**
 * Parses `Retry-After` (seconds or an HTTP date, RFC 9110, 10.2.3) and returns ms from `now`; `undefined` if it is
 * missing or invalid.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Parses Hugging Face's `RateLimit: "api";r=0;t=55` (requests left, seconds until the window ends) and returns the ms to
 * wait; `undefined` if requests are left. Of several used-up policies, the one that ends last counts.
 */
export function rateLimitWait(header: string | null): number | undefined {
  const waits = (header ?? '').split(',').flatMap(policy => {
    const left = /;\s*r=(\d+)/.exec(policy)?.[1];
    const seconds = /;\s*t=(\d{1,9})/.exec(policy)?.[1];
    return Number(left) === 0 && seconds !== undefined ? [Number(seconds) * SECOND_MS] : [];
  });
  return waits.length === 0 ? undefined : waits.reduce((longest, wait) => Math.max(longest, wait));
}
