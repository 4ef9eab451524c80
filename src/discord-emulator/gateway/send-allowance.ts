import type { WireTimers } from '../wire-timers.ts';

/** Payloads a connection may send, and in how many ms (docs, "Gateway", rate limiting). */
const MOST = 120;
const WINDOW = 60_000;

/** Counts what a connection sends. @returns whether one more payload is still allowed */
export function createSendAllowance(timers: Pick<WireTimers, 'now'>): () => boolean {
  let endsAt = -Infinity;
  let used = 0;
  return () => {
    const now = timers.now();
    if (now >= endsAt) {
      endsAt = now + WINDOW;
      used = 0;
    }
    used += 1;
    return used <= MOST;
  };
}
