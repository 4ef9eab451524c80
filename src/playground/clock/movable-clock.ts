/** Where real time comes from. */
export interface RealTime {
  /** ms since the epoch, UTC. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal is aborted; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that goes with real time and can be moved. Whoever waits by it waits no longer than it takes to move past. */
export interface MovableClock extends RealTime {
  /** How far it is ahead of real time, ms. */
  readonly ahead: number;
  /** Moves it to an instant, ms since the epoch, UTC; back as well, which makes no wait any longer. */
  moveTo(instant: number): void;
}

/** Makes a clock. @param ahead ms it is ahead of real time at first */
export function createMovableClock(real: RealTime, ahead = 0): MovableClock {
  let offset = ahead;
  const waiting = new Set<(moved: number) => void>();
  const now = (): number => real.now() + offset;

  return {
    now,
    get ahead() {
      return offset;
    },
    moveTo(instant) {
      const moved = instant - now();
      offset += moved;
      for (const each of waiting) each(moved);
    },
    async wait(ms, signal) {
      let until = now() + ms;
      let shaken = new AbortController();
      const onMove = (moved: number): void => {
        if (moved < 0) until += moved;
        shaken.abort();
      };
      waiting.add(onMove);
      while (now() < until) {
        shaken = new AbortController();
        const signals = signal === undefined ? [shaken.signal] : [shaken.signal, signal];
        await real.wait(until - now(), AbortSignal.any(signals));
        if (signal?.aborted === true) break;
      }
      waiting.delete(onMove);
    },
  };
}
