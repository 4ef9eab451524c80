import { once } from 'node:events';
import { Events } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { connectBot } from '../connected-bot.ts';
import { openSocket } from './gateway-socket.ts';
import { createManualTimers } from './manual-timers.ts';
import { call } from '../rest-client.ts';
import { start } from './start-gateway.ts';

/** Removes the 5 s that discord.js waits between IDENTIFYs. */
const buildIdentifyThrottler = () => Promise.resolve({ waitForIdentify: () => Promise.resolve() });

describe('a session', () => {
  test('can be resumed for five minutes and replays missed events', async () => {
    const timers = createManualTimers();
    const emulator = await start({ timers });
    const resume = async (session: string, seq: number) => {
      const connection = await openSocket(emulator);
      connection.send(6, { token: emulator.token, session_id: session, seq });
      await connection.until(each => each.op === 9 || each.t === 'RESUMED');
      return connection;
    };
    const first = await openSocket(emulator);
    const session = await first.identify();
    first.socket.terminate();
    await expect.poll(() => emulator.gateway.connectionCount).toBe(0);
    emulator.world.addChannel(emulator.world.seed.guild.id, { name: 'missed' });
    timers.advance(299_000);
    const second = await resume(session, 2);
    expect(second.received.map(each => [each.t, each.s])).toEqual([
      [undefined, undefined],
      ['CHANNEL_CREATE', 3],
      ['RESUMED', 4],
    ]);
    second.socket.terminate();
    await expect.poll(() => emulator.gateway.connectionCount).toBe(0);
    timers.advance(2000);
    const third = await resume(session, 4);
    expect(third.received.at(-1)?.t).toBe('RESUMED');
    third.socket.terminate();
    await expect.poll(() => emulator.gateway.connectionCount).toBe(0);
    timers.advance(300_000);
    expect((await resume(session, 5)).received.at(-1)).toMatchObject({ op: 9, d: false });
  });

  test('moves to the connection that resumes it', async () => {
    const emulator = await start();
    const first = await openSocket(emulator);
    const session = await first.identify();
    const second = await openSocket(emulator);
    second.send(6, { token: emulator.token, session_id: session, seq: 2 });
    await second.until(each => each.t === 'RESUMED');
    await first.closed;
    emulator.world.addChannel(emulator.world.seed.guild.id, { name: 'news' });
    expect(await second.until(each => each.t === 'CHANNEL_CREATE')).toMatchObject({ s: 4 });
  });

  test('that is invalidated is resumed by discord.js if resumable, else replaced by a new one', async () => {
    const { client, emulator, stop } = await connectBot({}, { ws: { buildIdentifyThrottler } });
    onTestFinished(stop);
    const resumed = once(client, Events.ShardResume);
    emulator.gateway.invalidateSessions({ resumable: true });
    await resumed;
    const newSession = once(client, Events.ShardReady);
    emulator.gateway.invalidateSessions({ resumable: false });
    await newSession;
    expect(client.ws.status).toBe(0);
  });

  test('is resumed after a connection whose heartbeats are not acknowledged', async () => {
    const { client, emulator, stop } = await connectBot({ heartbeatInterval: 1000 });
    onTestFinished(stop);
    const resumed = once(client, Events.ShardResume);
    emulator.gateway.acknowledgeHeartbeats(false);
    await once(client, Events.ShardReconnecting);
    emulator.gateway.acknowledgeHeartbeats(true);
    await resumed;
    expect(client.ws.status).toBe(0);
  });
});

const startLimit = async (emulator: Emulator): Promise<unknown> => {
  const { body } = await call(emulator, 'GET', '/gateway/bot');
  return z.object({ session_start_limit: z.unknown() }).parse(body).session_start_limit;
};

describe('the session start limit', () => {
  test('is counted down in Get Gateway Bot and reset after a day', async () => {
    const timers = createManualTimers();
    const emulator = await start({ timers });
    expect(await startLimit(emulator)).toEqual({
      total: 1000,
      remaining: 1000,
      reset_after: 0,
      max_concurrency: 1,
    });
    await (await openSocket(emulator)).identify();
    timers.advance(3_600_000);
    expect(await startLimit(emulator)).toMatchObject({ remaining: 999, reset_after: 23 * 3_600_000 });
    timers.advance(23 * 3_600_000);
    expect(await startLimit(emulator)).toMatchObject({ remaining: 1000, reset_after: 0 });
  });

  test('ends all sessions and the token when exceeded', async () => {
    const emulator = await start({ rateLimits: { maxSessionStarts: 2, identifyIntervalMs: 0 } });
    const first = await openSocket(emulator);
    await first.identify();
    await (await openSocket(emulator)).identify();
    const third = await openSocket(emulator);
    third.send(2, { token: emulator.token, intents: 1, properties: {} });
    expect(await third.closed).toBe(4004);
    expect(await first.closed).toBe(4004);
    expect(await call(emulator, 'GET', '/users/@me')).toMatchObject({ status: 401 });
  });

  test('allows one IDENTIFY in 5 s, and sends Invalid Session to others', async () => {
    const timers = createManualTimers();
    const emulator = await start({ timers, rateLimits: 'discord' });
    await (await openSocket(emulator)).identify();
    timers.advance(4999);
    const hasty = await openSocket(emulator);
    hasty.send(2, { token: emulator.token, intents: 1, properties: {} });
    expect(await hasty.until(each => each.op === 9)).toMatchObject({ d: false });
    timers.advance(1);
    expect(await hasty.identify()).toMatch(/^session-/u);
  });
});
