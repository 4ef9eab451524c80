import type { Log } from '../../core/log.ts';
import type { RecentCalls } from '../../core/message/user-cooldowns.ts';
import type { SnowflakeShare } from '../../core/message/snowflake-share.ts';
import { isAlive, type ServingProcess } from '../../core/processes.ts';
import {
  requestAllowance,
  sendersAfter,
  SILENT_AFTER_MS,
  type KnownSenders,
} from '../../core/request-allowance.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { shareWork, type WorkShares } from '../../core/work-shares.ts';
import { releaseClaims } from './release-claims.ts';

/** Time between two heartbeats, ms: within 5 s each process knows of one that has started or stopped. */
export const HEARTBEAT_MS = 2 * SECOND_MS;

/** Tells other processes that this one is alive, and what it knows of them. */
export interface Heartbeat {
  /** Returns which work this process does first. */
  shares(): WorkShares;
  /** Returns how many requests to Discord this process may send in any second. */
  requestsPerSecond(): number;
  /** Stops. Other processes then take what this one has claimed, at once. */
  stop(): Promise<void>;
}

export interface HeartbeatOptions {
  /** See `ServingProcess`. */
  readonly id: string;
  /** Returns the shards that the process serves. */
  readonly shards: () => SnowflakeShare;
  /** What users call here and at other processes, which count it together: see `UserCooldowns`. */
  readonly calls: {
    readonly own: () => RecentCalls | undefined;
    readonly setOthers: (calls: readonly RecentCalls[]) => void;
  };
  readonly stores: Pick<Stores, 'processes'>;
  readonly unitOfWork: UnitOfWork;
  /** The clock of all processes. */
  readonly clock: Clock;
  /** Sets the clock by that of the database, before each heartbeat. */
  readonly syncClock: () => Promise<void>;
  readonly log: Log;
}

/**
 * Starts the heartbeats of this process, and resolves after the first one. Each also removes processes that are dead, and releases
 * what they had claimed.
 */
export async function startHeartbeat(options: HeartbeatOptions): Promise<Heartbeat> {
  const { id, shards, calls, stores, unitOfWork, clock, syncClock, log } = options;
  const startedAt = clock.now();
  const stopping = new AbortController();
  let alive: readonly ServingProcess[] = [];
  /** Those of them that do their share. */
  let active: readonly ServingProcess[] = [];
  let known: KnownSenders | undefined;

  async function beat(): Promise<void> {
    await syncClock();
    const now = clock.now();
    // One that is alone tells no other.
    const recentCalls = alive.length > 1 ? calls.own() : undefined;
    await stores.processes.beat({ id, startedAt, seenAt: now, shards: shards(), recentCalls });
    const all = await stores.processes.all();
    const storedAt = clock.now();
    if (all.some(each => !isAlive(each, now))) await removeDead(now);
    const count = alive.length;
    alive = all.filter(each => isAlive(each, now));
    active = alive.filter(({ seenAt }) => now - seenAt < SILENT_AFTER_MS);
    if (alive.length !== count) log.info('processes_counted', { alive: alive.length });
    known = sendersAfter(known, { count: active.length, seenAt: now, storedAt });
    calls.setOthers(alive.flatMap(each => (each.id === id || !each.recentCalls ? [] : [each.recentCalls])));
  }

  async function removeDead(now: number): Promise<void> {
    const dead = await unitOfWork(async transaction => {
      const ids = await transaction.processes.removeDead(now);
      for (const each of ids) await releaseClaims(each, transaction);
      return ids;
    });
    for (const each of dead) log.warn('process_died', { process: each });
  }

  async function loop(): Promise<void> {
    for (;;) {
      await clock.wait(HEARTBEAT_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await beat();
      } catch (error) {
        log.warn('heartbeat_failed', { error });
      }
    }
  }

  await beat();
  const done = loop();
  return {
    shares: () => shareWork({ id, shards: shards() }, active),
    requestsPerSecond: () => requestAllowance(known, clock.now()),
    async stop() {
      stopping.abort();
      await done;
      await unitOfWork(async transaction => {
        await releaseClaims(id, transaction);
        await transaction.processes.remove(id);
      });
    },
  };
}
