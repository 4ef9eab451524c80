import { Status, type Client, type ClientOptions } from 'discord.js';
import type { SnowflakeShare } from '../../core/message/snowflake-share.ts';

/** Which shards a client serves; `auto`: as many as Discord recommends when it connects, and all of them. */
export interface ShardChoice {
  readonly count: number | 'auto';
  readonly ids: readonly number[] | 'auto';
}

/** Any number but discord.js's default, for which it would read SHARD_COUNT of the environment itself. It is replaced at the login. */
const UNKNOWN_COUNT = 2;

/** Returns the options of discord.js for a choice of shards. */
export function shardOptions({ count, ids }: ShardChoice): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (count === 'auto') return { shards: 'auto', shardCount: UNKNOWN_COUNT };
  return {
    shards: ids === 'auto' ? Array.from({ length: count }, (_, id) => id) : [...ids],
    shardCount: count,
  };
}

/** Returns the shards of a client; `undefined` before it has asked Discord how many there are. */
export function shardsOf({
  options: { shards, shardCount },
}: Pick<Client, 'options'>): SnowflakeShare | undefined {
  return Array.isArray(shards) && shardCount !== undefined ? { count: shardCount, ids: shards } : undefined;
}

/** Returns the shards of a client that are connected: all their servers are in its cache, also unavailable ones. */
export function connectedShards(client: Pick<Client, 'options' | 'ws'>): SnowflakeShare {
  const { count, ids } = shardsOf(client) ?? { count: 1, ids: [] };
  return { count, ids: ids.filter(id => client.ws.shards.get(id)?.status === Status.Ready) };
}
