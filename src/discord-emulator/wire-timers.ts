/**
 * The time of the wire: the 3 s and 15 min of interactions, heartbeats, rate limits. It is independent of the world's clock,
 * which the playground moves.
 */
export interface WireTimers {
  /** ms since the epoch, UTC. */
  now(): number;
  /**
   * Calls `callback` once after `ms`.
   * @returns a function that cancels it
   */
  after(ms: number, callback: () => void): () => void;
}

/** Real time. Pending timers do not keep the process alive. */
export const realTimers: WireTimers = {
  // Not affected by changes of the system clock.
  now: () => performance.timeOrigin + performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
