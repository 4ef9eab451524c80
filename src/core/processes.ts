import type { SnowflakeShare } from './message/snowflake-share.ts';
import type { RecentCalls } from './message/user-cooldowns.ts';
import { SECOND_MS } from './time/duration.ts';

/**
 * After this time without a heartbeat a process counts as dead, ms, and others take what it has claimed. It is longer than a
 * request to Discord may take after its claim was last checked (15 s), and than a restart of the database.
 */
export const DEAD_AFTER_MS = 30 * SECOND_MS;

/** A process that serves the database, as others see it. Instants are ms since the epoch. */
export interface ServingProcess {
  /** The owner of its claims. No process ever has the id of another. */
  readonly id: string;
  readonly startedAt: number;
  /** Its last heartbeat. */
  readonly seenAt: number;
  /** The shards of Discord's gateway that it serves. */
  readonly shards: SnowflakeShare;
  /** What users called here in the last seconds; absent without calls. */
  readonly recentCalls?: RecentCalls | undefined;
}

/** Returns whether a process is alive at `now`, ms since the epoch. */
export function isAlive({ seenAt }: Pick<ServingProcess, 'seenAt'>, now: number): boolean {
  return now - seenAt < DEAD_AFTER_MS;
}

/** The processes that serve a database together. */
export interface ProcessStore {
  /** Records a heartbeat, of a process that is new or was removed too. */
  beat(process: ServingProcess): Promise<void>;
  /** Returns all that were not removed, by their ids; see `isAlive`. */
  all(): Promise<ServingProcess[]>;
  remove(id: string): Promise<void>;
  /** Removes the processes that are dead at `now`, and returns their ids. */
  removeDead(now: number): Promise<string[]>;
}
