import type { Log } from '../../core/log.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';

/** Logs outages of the gateway: their begin, then one error a minute. Instants are ms. */
export interface OutageLog {
  /** A connection was lost, or could not be made. */
  lost(shard: number, now: number): void;
  /** Events are received again. */
  ended(shard: number, now: number): void;
}

/** A connection that is lost. */
interface Outage {
  readonly since: number;
  attempts: number;
  loggedAt: number;
}

export function createOutageLog(log: Log): OutageLog {
  const outages = new Map<number, Outage>();
  return {
    lost(shard, now) {
      const outage = outages.get(shard);
      if (!outage) {
        outages.set(shard, { since: now, attempts: 0, loggedAt: now });
        log.warn('gateway_reconnecting', { shard });
        return;
      }
      outage.attempts += 1;
      if (now - outage.loggedAt < MINUTE_MS) return;
      outage.loggedAt = now;
      log.error('gateway_unreachable', { shard, ms: now - outage.since, attempts: outage.attempts });
    },

    ended(shard, now) {
      const outage = outages.get(shard);
      outages.delete(shard);
      if (outage) log.info('gateway_reconnected', { shard, ms: now - outage.since });
    },
  };
}
