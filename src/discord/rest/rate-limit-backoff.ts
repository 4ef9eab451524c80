import { MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';

const MIN_WAIT_MS = SECOND_MS;
const MAX_WAIT_MS = MINUTE_MS;

/** More routes than are ever limited at once; the one that was limited longest ago is forgotten. */
const MAX_ROUTES = 1_000;

/**
 * Waits after rate limits that do not say how long they last, as those of Discord's edge network do not: 1 s, doubled
 * with each further one, at most a minute.
 */
export interface RateLimitBackoff {
  /** Returns the wait before the next request to this route, ms. */
  limited(route: string): number;
  /** Ends the growth: a request to this route was not limited. */
  succeeded(route: string): void;
}

export function createRateLimitBackoff(): RateLimitBackoff {
  const limitsByRoute = new Map<string, number>();
  return {
    limited(route) {
      const earlier = limitsByRoute.get(route) ?? 0;
      limitsByRoute.delete(route);
      limitsByRoute.set(route, earlier + 1);
      const [oldest] = limitsByRoute.keys();
      if (limitsByRoute.size > MAX_ROUTES && oldest !== undefined) limitsByRoute.delete(oldest);
      return Math.min(MAX_WAIT_MS, MIN_WAIT_MS * 2 ** earlier);
    },
    succeeded(route) {
      limitsByRoute.delete(route);
    },
  };
}
