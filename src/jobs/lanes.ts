import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';

/** A second of Discord's global rate limit: at a usual response time of 200 ms, five times what can be in flight. */
const MAX_LANES = 50;

/** After this time work no longer takes up a lane: channels that never respond must not hold up the others. */
const SLOW_AFTER_MS = 3 * SECOND_MS;

/** Runs work for channels: at most one at a time for each channel, and a bounded number at the same time. */
export interface Lanes {
  /** Channels whose work has not ended, however slow it is. */
  busyChannels(): readonly string[];
  /** Number of lanes in use; slow work uses none. */
  inUse(): number;
  /** Whether every lane is in use. */
  isFull(): boolean;
  /**
   * Runs work in a lane, for a channel that is not busy. Settles as the work does, or resolves once the work is slow;
   * work that fails later is passed to `onLateError`.
   */
  run(channelId: string, work: () => Promise<void>): Promise<void>;
  /** Resolves the next time that a lane becomes free. */
  nextFree(): Promise<void>;
}

export interface LanesOptions {
  readonly clock: Pick<Clock, 'wait'>;
  readonly onLateError: (error: unknown) => void;
}

/** Creates free lanes. */
export function createLanes({ clock, onLateError }: LanesOptions): Lanes {
  const busy = new Set<string>();
  /** Resolve the promises of `nextFree`. */
  let waiting: (() => void)[] = [];
  let inUse = 0;

  function free(): void {
    inUse -= 1;
    const resolvers = waiting;
    waiting = [];
    for (const resolve of resolvers) resolve();
  }

  return {
    busyChannels: () => [...busy],
    inUse: () => inUse,
    isFull: () => inUse >= MAX_LANES,
    nextFree: () => new Promise(resolve => void waiting.push(resolve)),

    async run(channelId, work) {
      busy.add(channelId);
      inUse += 1;
      let isSlow = false;
      const done = work()
        .catch((error: unknown) => {
          if (!isSlow) throw error;
          onLateError(error);
        })
        .finally(() => busy.delete(channelId));
      try {
        await orGiveUp(done, signal => clock.wait(SLOW_AFTER_MS, signal));
      } finally {
        isSlow = true;
        free();
      }
    },
  };
}
