import { Client, Events } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { observeGateway } from '../../../src/discord/gateway/gateway-state.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const OPENED = 1_000;

/** A client that is not connected, whose events the test emits. */
function observe(shardCount = 1) {
  const client = new Client({ intents: [], shardCount });
  onTestFinished(() => client.destroy());
  const clock = createManualClock(OPENED);
  return { client, clock, state: observeGateway(client, clock.now) };
}

describe('the state of the gateway', () => {
  it('is down from the opening until a shard is ready', () => {
    const { client, clock, state } = observe();
    clock.advance(500);
    client.emit(Events.ShardReconnecting, 0);
    expect(state.downSince()).toBe(OPENED);
    client.emit(Events.ShardReady, 0, undefined);
    expect(state.downSince()).toBeUndefined();
  });

  it('is down from the opening until each of several shards is ready', () => {
    const { client, clock, state } = observe(2);
    clock.advance(500);
    client.emit(Events.ShardReady, 1, undefined);
    expect(state.downSince()).toBe(OPENED);
    client.emit(Events.ShardReconnecting, 0);
    expect(state.downSince()).toBe(OPENED);
    client.emit(Events.ShardReady, 0, undefined);
    expect(state.downSince()).toBeUndefined();
  });

  it('is down since the first of several failures, until the session is resumed', () => {
    const { client, clock, state } = observe();
    client.emit(Events.ShardReady, 0, undefined);
    clock.advance(10_000);
    client.emit(Events.ShardReconnecting, 0);
    clock.advance(10_000);
    client.emit(Events.ShardReconnecting, 0);
    expect(state.downSince()).toBe(OPENED + 10_000);
    client.emit(Events.ShardResume, 0, 3);
    expect(state.downSince()).toBeUndefined();
  });

  it('is down while one of its shards is', () => {
    const { client, clock, state } = observe(2);
    for (const shard of [0, 1]) client.emit(Events.ShardReady, shard, undefined);
    clock.advance(1_000);
    client.emit(Events.ShardReconnecting, 1);
    clock.advance(1_000);
    client.emit(Events.ShardReconnecting, 0);
    client.emit(Events.ShardReady, 0, undefined);
    expect(state.downSince()).toBe(OPENED + 1_000);
  });
});
