/** Discord's clock, as the `Date` headers of its responses tell it. */
export interface DiscordTime {
  /** Learns from a header; one that is no date is ignored. */
  learn(date: string | null): void;
  /** Returns the time (ms since the epoch, to a second), kept up since the last response; `undefined` before the first one. */
  now(): number | undefined;
}

/** Creates the clock. `monotonicNow` is in ms, and unaffected by a change of the machine's clock. */
export function createDiscordTime(monotonicNow: () => number): DiscordTime {
  /** What to add to the monotonic time. */
  let offsetMs: number | undefined;
  return {
    learn(date) {
      const time = Date.parse(date ?? '');
      if (!Number.isNaN(time)) offsetMs = time - monotonicNow();
    },
    now: () => (offsetMs === undefined ? undefined : offsetMs + monotonicNow()),
  };
}
