/**
 * The time of the wire: the 3 s and 15 min of interactions, heartbeats, rate limits. Never the world's clock, which the
 * playground moves at will.
 */
export interface WireTimers {
  /** ms since the epoch, UTC. */
  now(): number;
  /**
   * Calls back once after `ms`.
   * @returns a function that takes it back
   */
  after(ms: number, callback: () => void): () => void;
}

/** Real time. A waiting timer does not keep the process alive. */
export const realTimers: WireTimers = {
  // Goes on evenly when the system's clock is set.
  now: () => performance.timeOrigin + performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
