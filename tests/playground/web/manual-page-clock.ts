import type { PageClock } from '../../../src/playground/web/page-clock.ts';
import type { ClockMove } from '../../../src/playground/web/protocol.ts';

/** A page clock that does not advance. It records its moves and counts its subscribers. */
export interface ManualPageClock extends PageClock {
  readonly moves: readonly ClockMove[];
  readonly listeners: number;
}

/** Creates a clock at a fixed time. */
export function manualPageClock(now: number = Date.UTC(2026, 0, 5, 9)): ManualPageClock {
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
