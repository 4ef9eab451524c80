import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import { startTicker, type Ticker } from './ticker.ts';

/** A store of entries that are kept for a limited time. Instants are ms since the epoch. */
export interface ExpiringEntries {
  oldestCreatedAt(): Promise<number | undefined>;
  deleteCreatedBefore(instant: number): Promise<number>;
}

export interface ExpiryOptions {
  readonly entries: ExpiringEntries;
  /** How long each entry is kept, ms. */
  readonly ttlMs: number;
  /** The log event of a deletion. */
  readonly event: string;
  /** Returns whether this process is the one of several that deletes; by default it is. */
  readonly isOurs?: (() => boolean) | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Deletes what members did as soon as it is no longer needed, whether or not anyone does it again. */
export function startExpiry({
  entries,
  ttlMs,
  event,
  isOurs = () => true,
  clock,
  log,
}: ExpiryOptions): Ticker {
  const expiresAt = async () => {
    const oldest = await entries.oldestCreatedAt();
    // An entry is valid until the end of its last millisecond.
    return oldest === undefined ? undefined : oldest + ttlMs + 1;
  };
  return startTicker({
    async work() {
      if (!isOurs()) return;
      const due = await expiresAt();
      if (due === undefined || due > clock.now()) return;
      const deleted = await entries.deleteCreatedBefore(clock.now() - ttlMs);
      log.debug(event, { deleted });
    },
    nextDueAt: expiresAt,
    clock,
    log,
  });
}
