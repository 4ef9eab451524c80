import type { WireTimers } from '../../../src/discord-emulator/wire-timers.ts';

/** Timers and a clock that a test controls. */
export interface ManualTimers extends WireTimers {
  /** Fires all timers with a delay of at most `ms`, without moving the clock. */
  fire(ms: number): void;
  /** Moves the clock by `ms` and fires the timers that are due, in order. */
  advance(ms: number): void;
}

/** Creates timers. @param start ms since the epoch */
export function createManualTimers(start: number = Date.UTC(2026, 0, 5, 9)): ManualTimers {
  let now = start;
  const waiting = new Set<{ readonly ms: number; readonly due: number; readonly callback: () => void }>();
  const fireIf = (isSelected: (timer: { readonly ms: number; readonly due: number }) => boolean): void => {
    for (const timer of [...waiting].toSorted((a, b) => a.due - b.due)) {
      if (!isSelected(timer) || !waiting.delete(timer)) continue;
      timer.callback();
    }
  };
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { ms, due: now + ms, callback };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    fire(ms) {
      fireIf(timer => timer.ms <= ms);
    },
    advance(ms) {
      now += ms;
      fireIf(timer => timer.due <= now);
    },
  };
}
