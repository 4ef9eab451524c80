/**
 * A part of all ids of Discord: those whose time in ms, divided by `count`, leaves one of `ids`. Discord divides servers
 * between the shards of its gateway like this (docs, "Sharding").
 */
export interface SnowflakeShare {
  readonly count: number;
  /** From 0 to below `count`. */
  readonly ids: readonly number[];
}

/** Everything: the share of a process that is alone. */
export const WHOLE_SHARE: SnowflakeShare = { count: 1, ids: [0] };

/** The shard to which Discord sends direct messages (docs, "Sharding"). */
export const DIRECT_MESSAGES_SHARD = 0;

/** Lower bits of an id, below its time in ms (docs, "Snowflakes"). */
const TIME_SHIFT = 22n;

/** Returns whether an id is in a share. */
export function isInShare(id: string, { count, ids }: SnowflakeShare): boolean {
  return ids.length === count || ids.includes(shardOf(id, count));
}

/** Returns which of `count` shards has an id, as that of the server that it serves. */
export function shardOf(id: string, count: number): number {
  return Number((BigInt(id) >> TIME_SHIFT) % BigInt(count));
}

/** Returns whether a share has every id. */
export function isWholeShare({ count, ids }: SnowflakeShare): boolean {
  return ids.length === count;
}
