import { SECOND_MS } from '../../core/time/duration.ts';

const FIRST_PAUSE_MS = 2 * SECOND_MS;

/**
 * Pause before another try, ms: doubles each time, and between half of it and all of it is drawn (`random` from 0 to
 * below 1), so that several bots do not come back in step. `failed` counts the tries that failed, from 1.
 */
export function backOff(failed: number, random: () => number): number {
  return FIRST_PAUSE_MS * 2 ** (failed - 1) * (0.5 + random() / 2);
}

/** `Retry-After` in ms from now: seconds or an HTTP date (RFC 9110, 10.2.3). `undefined` if absent or unreadable. */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Hugging Face's `RateLimit: "api";r=0;t=55`: requests left, seconds until the window ends. Of several policies the
 * one that ends last among those used up counts. Returns ms to wait, or `undefined` if there is something left.
 */
export function rateLimitWait(header: string | null): number | undefined {
  const waits = (header ?? '').split(',').flatMap(policy => {
    const left = /;\s*r=(\d+)/.exec(policy)?.[1];
    const seconds = /;\s*t=(\d{1,9})/.exec(policy)?.[1];
    return Number(left) === 0 && seconds !== undefined ? [Number(seconds) * SECOND_MS] : [];
  });
  return waits.length === 0 ? undefined : Math.max(...waits);
}
