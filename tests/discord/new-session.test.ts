import { Events } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import { onNewSession } from '../../src/discord/new-session.ts';
import { openEmulator } from '../support/emulator.ts';
import { connectClient } from './connected-client.ts';

/** A client with a server that stays unavailable. */
async function openOutage() {
  const emulator = await openEmulator();
  const { id } = emulator.world.addGuild({ name: 'Silent Group' });
  emulator.gateway.withholdGuild(id);
  const { client } = await connectClient(emulator);
  const listenerCounts = () =>
    [Events.GuildAvailable, Events.GuildDelete].map(event => client.listenerCount(event));
  return { client, listenerCounts };
}

describe('a new session', () => {
  it('is reported although a server stays unavailable, and no listener is left', async () => {
    const { client, listenerCounts } = await openOutage();
    const before = listenerCounts();
    const waits: number[] = [];
    const clock = { now: () => 0, wait: async (ms: number) => void waits.push(ms) };
    const onStarted = vi.fn<() => void>();
    onNewSession(client, onStarted, { clock, signal: new AbortController().signal });
    for (let session = 0; session < 5; session += 1) client.emit(Events.ShardReady, 0, undefined);
    await vi.waitFor(() => expect(onStarted).toHaveBeenCalledTimes(5));
    expect(new Set(waits)).toEqual(new Set([5_000]));
    expect(listenerCounts()).toEqual(before);
  });

  it('of a shard does not wait for the servers of another', async () => {
    const { client } = await openOutage();
    const clock = { now: () => 0, wait: () => new Promise<void>(() => undefined) };
    const onStarted = vi.fn<() => void>();
    onNewSession(client, onStarted, { clock, signal: new AbortController().signal });
    client.emit(Events.ShardReady, 0, undefined);
    client.emit(Events.ShardReady, 1, undefined);
    await vi.waitFor(() => expect(onStarted).toHaveBeenCalledOnce());
  });

  it('is not reported to a bot that stops', async () => {
    const { client, listenerCounts } = await openOutage();
    const before = listenerCounts();
    const stopping = new AbortController();
    const onStarted = vi.fn<() => void>();
    const clock = { now: () => 0, wait: async () => undefined };
    onNewSession(client, onStarted, { clock, signal: stopping.signal });
    client.emit(Events.ShardReady, 0, undefined);
    stopping.abort();
    await vi.waitFor(() => expect(listenerCounts()).toEqual(before));
    expect(onStarted).not.toHaveBeenCalled();
  });
});
