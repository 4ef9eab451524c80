import { isInShare, WHOLE_SHARE, type SnowflakeShare } from './message/snowflake-share.ts';
import type { ServingProcess } from './processes.ts';
import { MINUTE_MS } from './time/duration.ts';

/** Which work a process does first: the parts of several processes complete each other. */
export interface WorkShares {
  /** The servers: those of its shards, whose channels it knows, and a part of those that no process serves. */
  readonly guilds: SnowflakeShare;
  /** The users: an equal part. */
  readonly users: SnowflakeShare;
}

/** The shares of a process that is alone. */
export const ALL_WORK: WorkShares = { guilds: WHOLE_SHARE, users: WHOLE_SHARE };

/**
 * After this time a process takes what is due and not in its share, ms: the process of that share may be alive and yet unable to
 * do it. So it is late, but not lost.
 */
export const TAKEOVER_AFTER_MS = MINUTE_MS;

/** Returns whether work for a server or user is to be done by the process with this share. */
export function isOwnWork(id: string, dueAt: number, share: SnowflakeShare, now: number): boolean {
  return isInShare(id, share) || now - dueAt > TAKEOVER_AFTER_MS;
}

/**
 * Divides the work between living processes, and returns the shares of one of them. Each computes its own: while some know
 * of a process that others do not know yet, shares overlap, or something is in none until `TAKEOVER_AFTER_MS`.
 */
export function shareWork(
  own: Pick<ServingProcess, 'id' | 'shards'>,
  live: readonly Pick<ServingProcess, 'id' | 'shards'>[],
): WorkShares {
  const others = live.filter(({ id }) => id !== own.id);
  const ids = [own.id, ...others.map(({ id }) => id)].toSorted();
  const rank = ids.indexOf(own.id);
  const users = { count: ids.length, ids: [rank] };
  const { count } = own.shards;
  // Which servers are unserved is unknown until all processes have the same number of shards.
  if (others.some(({ shards }) => shards.count !== count)) return { guilds: own.shards, users };
  const served = new Set([own, ...others].flatMap(({ shards }) => shards.ids));
  const unserved = Array.from({ length: count }, (_, shard) => shard).filter(shard => !served.has(shard));
  const taken = unserved.filter((_, at) => at % ids.length === rank);
  return { guilds: { count, ids: [...own.shards.ids, ...taken] }, users };
}
