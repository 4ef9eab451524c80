import type { WireTimers } from '../../../src/discord-emulator/wire-timers.ts';

/** Timers that go off when a test says so, and a wire clock that a test moves. */
export interface HandTimers extends WireTimers {
  /** Lets all timers go off that were to wait no longer than this many ms; the clock stays. */
  fire(ms: number): void;
  /** Moves the clock by this many ms; timers whose time has come go off, in order. */
  advance(ms: number): void;
}

/** Makes timers at a fixed time. */
export function handTimers(start: number = Date.UTC(2026, 0, 5, 9)): HandTimers {
  let now = start;
  const waiting = new Set<{ readonly ms: number; readonly due: number; readonly callback: () => void }>();
  const fireIf = (isMeant: (timer: { readonly ms: number; readonly due: number }) => boolean): void => {
    for (const timer of [...waiting].toSorted((a, b) => a.due - b.due)) {
      if (!isMeant(timer) || !waiting.delete(timer)) continue;
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
