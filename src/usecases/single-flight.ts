import { MINUTE_MS } from '../core/time/duration.ts';
import type { LookupResult } from '../core/paper/remote-lookup.ts';

/** How long a paper that no source has is not looked up again, ms. */
const NOT_FOUND_TTL_MS = 10 * MINUTE_MS;

/** Keys remembered as not found; beyond this the oldest are dropped. */
const MAX_NOT_FOUND_KEYS = 1_000;

/**
 * Returns a function that runs one lookup per key at a time: callers with the same key share its result. A key that was
 * not found is not looked up again for some minutes.
 */
export function singleFlight(
  now: () => number,
): (key: string, lookUp: () => Promise<LookupResult>) => Promise<LookupResult> {
  const pending = new Map<string, Promise<LookupResult>>();
  /** When each key may be looked up again, ms since the epoch; the oldest first. */
  const notFoundUntil = new Map<string, number>();

  async function run(key: string, lookUp: () => Promise<LookupResult>): Promise<LookupResult> {
    const result = await lookUp();
    if (result.kind === 'notFound') {
      notFoundUntil.delete(key);
      notFoundUntil.set(key, now() + NOT_FOUND_TTL_MS);
      const [oldest] = notFoundUntil.keys();
      if (notFoundUntil.size > MAX_NOT_FOUND_KEYS && oldest !== undefined) notFoundUntil.delete(oldest);
    }
    return result;
  }

  return (key, lookUp) => {
    if ((notFoundUntil.get(key) ?? Number.NEGATIVE_INFINITY) > now()) {
      return Promise.resolve({ kind: 'notFound' });
    }
    const shared = pending.get(key);
    if (shared) return shared;
    const started = run(key, lookUp).finally(() => pending.delete(key));
    pending.set(key, started);
    return started;
  };
}
