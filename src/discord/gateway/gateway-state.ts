import { Events, type Client } from 'discord.js';
import type { ShardState } from '../../core/shard-state.ts';
import { shardsOf } from './shard-options.ts';

/** Whether events of Discord are received. */
export interface GatewayState {
  /** Returns the shards of the client; before Discord has said how many there are, the first one. */
  shards(): readonly ShardState[];
}

/**
 * Observes the connections of a client that has not connected yet: until each of its shards was ready, it is down. Instants
 * are ms since the epoch.
 */
export function observeGateway(client: Client, now: () => number): GatewayState {
  const openedAt = now();
  /** By shard; `undefined` while it is connected. */
  const downSince = new Map<number, number | undefined>();

  const up = (shard: number) => downSince.set(shard, undefined);
  const down = (shard: number) => {
    // Each failed attempt to reconnect is an event of its own: the first one counts.
    if (downSince.has(shard)) downSince.set(shard, downSince.get(shard) ?? now());
  };
  client.on(Events.ShardReady, up);
  client.on(Events.ShardResume, up);
  client.on(Events.ShardReconnecting, down);
  client.on(Events.ShardDisconnect, (_, shard) => down(shard));

  return {
    shards: () =>
      (shardsOf(client)?.ids ?? [0]).map(id => ({
        id,
        downSince: downSince.has(id) ? downSince.get(id) : openedAt,
      })),
  };
}
