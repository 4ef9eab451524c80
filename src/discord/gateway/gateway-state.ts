import { Events, type Client } from 'discord.js';

/** Whether events of Discord are received. Instants are ms since the epoch. */
export interface GatewayState {
  /** Returns since when a shard has had no connection; `undefined` if all are connected. */
  downSince(): number | undefined;
}

/** Observes the connections of a client that has not connected yet: until each of its shards was ready, it is down. */
export function observeGateway(client: Client, now: () => number): GatewayState {
  const openedAt = now();
  const downSinceByShard = new Map<number, number>();
  const connected = new Set<number>();

  const up = (shard: number) => {
    connected.add(shard);
    downSinceByShard.delete(shard);
  };
  const down = (shard: number) => {
    // Each failed attempt to reconnect is an event of its own: the first one counts.
    if (!downSinceByShard.has(shard)) downSinceByShard.set(shard, connected.has(shard) ? now() : openedAt);
  };
  client.on(Events.ShardReady, up);
  client.on(Events.ShardResume, up);
  client.on(Events.ShardReconnecting, down);
  client.on(Events.ShardDisconnect, (_, shard) => down(shard));

  return {
    downSince() {
      if (shardsOf(client).some(shard => !connected.has(shard))) return openedAt;
      const since = [...downSinceByShard.values()].toSorted((a, b) => a - b);
      return since[0];
    },
  };
}

/** Returns the shards of a client, all of them once it connects; before that, the first one. */
function shardsOf({ options: { shards } }: Client): readonly number[] {
  return Array.isArray(shards) ? shards : [0];
}
