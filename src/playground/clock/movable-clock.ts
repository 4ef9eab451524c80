/** A source of real time. */
export interface RealTime {
  /** ms since the epoch, UTC. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal is aborted; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that advances with real time and can be moved. Moving it past the end of a wait ends that wait. */
export interface MovableClock extends RealTime {
  /** ms ahead of real time. */
  readonly ahead: number;
  /** Moves the clock to an instant, ms since the epoch, UTC. Moving it back does not prolong waits. */
  moveTo(instant: number): void;
}

/** Creates a clock. @param ahead initial ms ahead of real time */
export function createMovableClock(real: RealTime, ahead = 0): MovableClock {
  let offset = ahead;
  const listeners = new Set<(moved: number) => void>();
  const now = (): number => real.now() + offset;

  return {
    now,
    get ahead() {
      return offset;
    },
    moveTo(instant) {
      const moved = instant - now();
      offset += moved;
      for (const listener of listeners) listener(moved);
    },
    async wait(ms, signal) {
      let until = now() + ms;
      let interruption = new AbortController();
      const onMove = (moved: number): void => {
        if (moved < 0) until += moved;
        interruption.abort();
      };
      listeners.add(onMove);
      while (now() < until) {
        interruption = new AbortController();
        const signals = signal === undefined ? [interruption.signal] : [interruption.signal, signal];
        await real.wait(until - now(), AbortSignal.any(signals));
        if (signal?.aborted === true) break;
      }
      listeners.delete(onMove);
    },
  };
}
