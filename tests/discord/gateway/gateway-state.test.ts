import { Client, Events } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { shardOptions } from '../../../src/discord/gateway/shard-options.ts';
import { observeGateway } from '../../../src/discord/gateway/gateway-state.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const OPENED = 1_000;

/** A client that is not connected, whose events the test emits. */
function observe(shardCount = 1) {
  const client = new Client({ intents: [], ...shardOptions({ count: shardCount, ids: 'auto' }) });
  onTestFinished(() => client.destroy());
  const clock = createManualClock(OPENED);
  const state = observeGateway(client, clock.now);
  return { client, clock, downSince: () => state.shards().map(shard => shard.downSince) };
}

describe('the state of the gateway', () => {
  it('is down from the opening until a shard is ready', () => {
    const { client, clock, downSince } = observe();
    clock.advance(500);
    client.emit(Events.ShardReconnecting, 0);
    expect(downSince()).toEqual([OPENED]);
    client.emit(Events.ShardReady, 0, undefined);
    expect(downSince()).toEqual([undefined]);
  });

  it('is that of each shard, from the opening until it is ready', () => {
    const { client, clock, downSince } = observe(2);
    clock.advance(500);
    client.emit(Events.ShardReady, 1, undefined);
    expect(downSince()).toEqual([OPENED, undefined]);
    client.emit(Events.ShardReconnecting, 0);
    expect(downSince()).toEqual([OPENED, undefined]);
    client.emit(Events.ShardReady, 0, undefined);
    expect(downSince()).toEqual([undefined, undefined]);
  });

  it('is down since the first of several failures, until the session is resumed', () => {
    const { client, clock, downSince } = observe();
    client.emit(Events.ShardReady, 0, undefined);
    clock.advance(10_000);
    client.emit(Events.ShardReconnecting, 0);
    clock.advance(10_000);
    client.emit(Events.ShardReconnecting, 0);
    expect(downSince()).toEqual([OPENED + 10_000]);
    client.emit(Events.ShardResume, 0, 3);
    expect(downSince()).toEqual([undefined]);
  });

  it('is down for the shard that is lost', () => {
    const { client, clock, downSince } = observe(2);
    for (const shard of [0, 1]) client.emit(Events.ShardReady, shard, undefined);
    clock.advance(1_000);
    client.emit(Events.ShardReconnecting, 1);
    clock.advance(1_000);
    client.emit(Events.ShardReconnecting, 0);
    client.emit(Events.ShardReady, 0, undefined);
    expect(downSince()).toEqual([undefined, OPENED + 1_000]);
  });
});
