import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import type { MovableClock } from './movable-clock.ts';
import type { PageClock } from '../web/page-clock.ts';
import type { ClockMove } from '../web/protocol.ts';

/** The planned work of the app. */
export interface Agenda {
  /** Returns the time of the next work, ms since the epoch, UTC; undefined if nothing is planned. */
  next(): Promise<number | undefined>;
  /** Makes the app do the work that is due; resolves when it is done. */
  catchUp(): Promise<void>;
  /** Aborted when the app stops: from then on it does no work. */
  readonly signal?: AbortSignal;
}

/** Moves the playground's time, stopping at all planned work on the way so that the app does it. */
export interface TimeTravel extends PageClock {
  /** Reads the app's plans again; notifies the listeners if they have changed. */
  refresh(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;

/** More than any real app needs in a day; stops a move if the plans never end. */
const MAX_STOPS = 500;

/**
 * Creates time travel for an app; without an agenda nothing is planned.
 * @param saveTime resolves when the time is saved, so that after a restart nothing is newer than the clock
 */
export function createTimeTravel(
  clock: MovableClock,
  agenda: () => Agenda | undefined,
  saveTime: () => Promise<void> = () => Promise.resolve(),
): TimeTravel {
  const listeners = new Set<() => void>();
  let next: number | null = null;
  let isMoving = false;

  const notify = (): void => {
    for (const listener of listeners) listener();
  };

  const refresh = async (): Promise<void> => {
    const planned = (await agenda()?.next()) ?? null;
    if (planned === next) return;
    next = planned;
    notify();
  };

  const isStopping = (): boolean => agenda()?.signal?.aborted === true;

  /**
   * Moves the clock, stopping at all planned work on the way. It stays where the app stops: what is due later is done after the
   * next start.
   */
  const goTo = async (target: number): Promise<void> => {
    for (let stops = 0; stops < MAX_STOPS; stops += 1) {
      const due = await agenda()?.next();
      if (due === undefined || due > target) break;
      if (isStopping()) return;
      clock.moveTo(Math.max(due, clock.now()));
      await saveTime();
      await agenda()?.catchUp();
      if (isStopping()) return;
      // Work that is still due cannot be done now. It hides later work, so no more stops are known.
      if ((await agenda()?.next()) === due) break;
      await refresh();
    }
    if (isStopping()) return;
    if (clock.now() < target) clock.moveTo(target);
    await saveTime();
    await agenda()?.catchUp();
  };

  const moveTo = async (to: ClockMove): Promise<void> => {
    if (to === 'present') return clock.moveTo(clock.now() - clock.ahead);
    if (to === 'day') return goTo(clock.now() + DAY_MS);
    const due = await agenda()?.next();
    if (due === undefined) throw new UserActionError('Nothing is planned yet. Create a schedule first.');
    return goTo(due);
  };

  return {
    view: () => ({ now: clock.now(), ahead: clock.ahead, next, isMoving }),
    async move(to) {
      if (isMoving) throw new UserActionError('The clock is already being moved.');
      isMoving = true;
      notify();
      try {
        await moveTo(to);
      } catch (error) {
        // A stopping app has closed its database, for example.
        if (!isStopping()) throw error;
      } finally {
        isMoving = false;
        notify();
        if (!isStopping()) await refresh();
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
