import type { Log } from '../../core/log.ts';
import type { Clock } from '../../core/time/clock.ts';
import { SECOND_MS } from '../../core/time/duration.ts';

/** How often a process tries to become the leader, ms: one that has ended is replaced within 15 s. */
export const TRY_LEADER_MS = 5 * SECOND_MS;

/** Says whether this process does what must run once. */
export interface Leadership {
  isLeader(): boolean;
  /** Stops, and leaves it to another process. */
  stop(): Promise<void>;
}

export interface LeadershipOptions {
  /**
   * Makes this process the leader; `undefined` while another one is. `onLost` is called when another one may have become it.
   */
  readonly tryLeader: (onLost: () => void) => Promise<{ release(): Promise<void> } | undefined>;
  /** Called when this process has become the leader. */
  readonly onLeader: () => void;
  readonly clock: Pick<Clock, 'wait'>;
  readonly log: Log;
}

/** Starts trying to become the leader, and resolves after the first try. */
export async function startLeadership(options: LeadershipOptions): Promise<Leadership> {
  const { tryLeader, onLeader, clock, log } = options;
  const stopping = new AbortController();
  let lock: { release(): Promise<void> } | undefined;

  async function tryOnce(): Promise<void> {
    let isLost = false;
    try {
      const acquired = await tryLeader(() => {
        isLost = true;
        lock = undefined;
        log.warn('leadership_lost', {});
      });
      if (!acquired || isLost) return;
      lock = acquired;
      log.info('leadership_acquired', {});
      onLeader();
    } catch (error) {
      log.warn('leadership_not_tried', { error });
    }
  }

  async function loop(): Promise<void> {
    for (;;) {
      await clock.wait(TRY_LEADER_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      if (!lock) await tryOnce();
    }
  }

  await tryOnce();
  const done = loop();
  return {
    isLeader: () => lock !== undefined,
    async stop() {
      stopping.abort();
      await done;
      const held = lock;
      lock = undefined;
      await held?.release();
    },
  };
}
