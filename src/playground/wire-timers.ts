/** Where the time-outs of the wire come from: the 3 s and 15 min of interactions. Never the world's clock. */
export interface WireTimers {
  /**
   * Calls back once after `ms`.
   * @returns a function that takes it back
   */
  after(ms: number, callback: () => void): () => void;
}

/** Real time. A waiting timer does not keep the process alive. */
export const realTimers: WireTimers = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
