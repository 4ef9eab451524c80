import type { WireTimers } from '../wire-timers.ts';

/** Undocumented; it allows for one late heartbeat. */
const MAX_INTERVALS_WITHOUT_HEARTBEAT = 1.5;

/** The heartbeat timeout of a connection. */
export interface HeartbeatMonitor {
  /** Restarts the timeout when a heartbeat has arrived. */
  reset(): void;
  /** Cancels the timeout. */
  stop(): void;
}

/** Starts the timeout. @param intervalMs time between heartbeats @param onTimeout called once if no heartbeat arrives */
export function monitorHeartbeats(
  intervalMs: number,
  timers: WireTimers,
  onTimeout: () => void,
): HeartbeatMonitor {
  const wait = (): (() => void) => timers.after(intervalMs * MAX_INTERVALS_WITHOUT_HEARTBEAT, onTimeout);
  let cancel = wait();
  return {
    reset() {
      cancel();
      cancel = wait();
    },
    stop() {
      cancel();
    },
  };
}
