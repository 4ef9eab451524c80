import type { PageClock } from '../../../src/playground/web/page-clock.ts';
import type { ClockMove } from '../../../src/playground/web/protocol.ts';

/** A clock that stands still, remembers where it was moved, and tells how many listen to it. */
export interface HandClock extends PageClock {
  readonly moves: readonly ClockMove[];
  readonly listeners: number;
}

/** Makes a clock at a fixed time. */
export function handClock(now: number = Date.UTC(2026, 0, 5, 9)): HandClock {
  const listeners = new Set<() => void>();
  const moves: ClockMove[] = [];
  return {
    moves,
    get listeners() {
      return listeners.size;
    },
    view: () => ({ now, ahead: moves.length * 1000, next: null, isMoving: false }),
    move(to) {
      moves.push(to);
      for (const listener of listeners) listener();
      return Promise.resolve();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
