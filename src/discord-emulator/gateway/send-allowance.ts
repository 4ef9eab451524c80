import type { WireTimers } from '../wire-timers.ts';

/** docs, "Gateway", rate limiting. */
const MAX_PAYLOADS = 120;
const WINDOW_MS = 60_000;

/** Creates a counter of the payloads of a connection. @returns a function that counts one, and returns true if it is allowed */
export function createSendAllowance(timers: Pick<WireTimers, 'now'>): () => boolean {
  let endsAt = -Infinity;
  let used = 0;
  return () => {
    const now = timers.now();
    if (now >= endsAt) {
      endsAt = now + WINDOW_MS;
      used = 0;
    }
    used += 1;
    return used <= MAX_PAYLOADS;
  };
}
