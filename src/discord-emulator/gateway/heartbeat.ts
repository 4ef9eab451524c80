import type { WireTimers } from '../wire-timers.ts';

/** How many intervals may go by without a heartbeat. Discord does not tell; one late beat is forgiven. */
const PATIENCE = 1.5;

/** Watches over the heartbeats of a connection. */
export interface Pulse {
  /** The client has beaten. */
  beat(): void;
  /** Watches no longer. */
  end(): void;
}

/** Begins to watch. @param interval ms @param onSilence called once when the client has gone silent */
export function watchPulse(interval: number, timers: WireTimers, onSilence: () => void): Pulse {
  const wait = (): (() => void) => timers.after(interval * PATIENCE, onSilence);
  let cancel = wait();
  return {
    beat() {
      cancel();
      cancel = wait();
    },
    end() {
      cancel();
    },
  };
}
