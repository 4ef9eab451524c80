import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import type { MovableClock } from './movable-clock.ts';
import type { PageClock } from '../web/page-clock.ts';
import type { ClockMove } from '../web/protocol.ts';

/** What the app plans to do, as far as it tells. */
export interface Agenda {
  /** When it has something to do next: ms since the epoch, UTC; undefined when nothing is planned. */
  next(): Promise<number | undefined>;
  /** Has it do what is due by the clock; resolves when that is done. */
  catchUp(): Promise<void>;
}

/** Moves the playground's time, and not past what the app has planned without letting it happen, as far as it can. */
export interface TimeTravel extends PageClock {
  /** Asks the app anew what it plans; tells the listeners when that changed. */
  refresh(): Promise<void>;
}

/** In ms. */
const DAY_MS = 24 * 3_600_000;

/** No app has so many things to do in a day: one whose plans never end would hold the clock for ever. */
const MAX_STOPS = 500;

/**
 * Makes it for an app; without an agenda nothing is planned.
 * @param kept resolves when the time is kept over a restart: what happens at a time is never older than the clock
 */
export function createTimeTravel(
  clock: MovableClock,
  agenda: () => Agenda | undefined,
  kept: () => Promise<void> = () => Promise.resolve(),
): TimeTravel {
  const listeners = new Set<() => void>();
  let next: number | null = null;
  let isMoving = false;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  const refresh = async (): Promise<void> => {
    const planned = (await agenda()?.next()) ?? null;
    if (planned === next) return;
    next = planned;
    tell();
  };

  /** Stops at all that is planned on the way. */
  const goTo = async (target: number): Promise<void> => {
    for (let stops = 0; stops < MAX_STOPS; stops += 1) {
      const due = await agenda()?.next();
      if (due === undefined || due > target) break;
      clock.moveTo(Math.max(due, clock.now()));
      await kept();
      await agenda()?.catchUp();
      // What is still due cannot be done at present: it is not waited for, and hides what is planned behind it.
      if ((await agenda()?.next()) === due) break;
      await refresh();
    }
    if (clock.now() < target) clock.moveTo(target);
    await kept();
    await agenda()?.catchUp();
  };

  const carryOut = async (to: ClockMove): Promise<void> => {
    if (to === 'present') return clock.moveTo(clock.now() - clock.ahead);
    if (to === 'day') return goTo(clock.now() + DAY_MS);
    const due = await agenda()?.next();
    if (due === undefined) throw new UserActionError('Nothing is planned yet: make a schedule first');
    return goTo(due);
  };

  return {
    view: () => ({ now: clock.now(), ahead: clock.ahead, next, isMoving }),
    async move(to) {
      if (isMoving) throw new UserActionError('The clock is being moved already');
      isMoving = true;
      tell();
      try {
        await carryOut(to);
      } finally {
        isMoving = false;
        tell();
        await refresh();
      }
    },
    refresh,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
