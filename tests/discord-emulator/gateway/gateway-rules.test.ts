import { once } from 'node:events';
import { createInflate, constants } from 'node:zlib';
import { CompressionMethod, Events, GatewayIntentBits, SimpleShardingStrategy } from 'discord.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Emulator, EmulatorOptions } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { connectBot } from '../connected-bot.ts';
import { openSocket } from './gateway-socket.ts';
import { createManualTimers } from './manual-timers.ts';
import { call } from '../rest-client.ts';

/** Removes the 5 s that discord.js waits between IDENTIFYs. */
const buildIdentifyThrottler = () => Promise.resolve({ waitForIdentify: () => Promise.resolve() });

async function start(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startCheckedEmulator(options);
  onTestFinished(() => emulator.stop());
  return emulator;
}

describe('a connection is closed', () => {
  test.each([
    ['4001 for an unknown opcode', 4001, '{"op":99,"d":null}'],
    ['4001 for an opcode that only the gateway sends', 4001, '{"op":11}'],
    ['4002 for invalid JSON', 4002, 'hello'],
    ['4002 for an invalid payload', 4002, '{"d":1}'],
    ['4002 for an IDENTIFY without a token', 4002, '{"op":2,"d":{"intents":1}}'],
    ['4003 for a presence before IDENTIFY', 4003, '{"op":3,"d":{}}'],
    ['4003 for a request for members before IDENTIFY', 4003, '{"op":8,"d":{}}'],
    ['4004 for a wrong token', 4004, '{"op":2,"d":{"token":"wrong","intents":1,"properties":{}}}'],
    ['4004 for a resume with a wrong token', 4004, '{"op":6,"d":{"token":"wrong","session_id":"x","seq":1}}'],
    ['4002 for a payload over 4096 bytes', 4002, JSON.stringify({ op: 1, d: 'é'.repeat(2050) })],
  ])('with %s', async (_title, code, text) => {
    const { socket, closed } = await openSocket(await start());
    socket.send(text);
    expect(await closed).toBe(code);
  });

  test('unread for a payload of a megabyte', async () => {
    const { socket, closed } = await openSocket(await start());
    socket.send('a'.repeat(1024 * 1024));
    // The close frame is lost if the connection is cut first.
    expect([1009, 1006]).toContain(await closed);
  });

  test.each([
    ['4005 for a second IDENTIFY', 4005, 2, { intents: 1 }],
    ['4005 for a resume after IDENTIFY', 4005, 6, { session_id: 'x', seq: 1 }],
  ])('with %s', async (_title, code, op, fields) => {
    const emulator = await start();
    const connection = await openSocket(emulator);
    await connection.identify();
    connection.send(op, { token: emulator.token, properties: {}, ...fields });
    expect(await connection.closed).toBe(code);
  });

  test.each([
    ['4010 for a shard that is out of range', 4010, { shard: [1, 1] }],
    ['4013 for unknown intents', 4013, { intents: 2 ** 30 }],
    ['4013 for intents beyond 32 bits', 4013, { intents: 2 ** 40 }],
    ['4013 for negative intents', 4013, { intents: -1 }],
    ['4014 for an intent that is not enabled', 4014, { intents: GatewayIntentBits.GuildMembers }],
  ])('with %s', async (_title, code, fields) => {
    const emulator = await start();
    const connection = await openSocket(emulator);
    connection.send(2, { token: emulator.token, intents: 1, properties: {}, ...fields });
    expect(await connection.closed).toBe(code);
  });

  test('with 4012 for a URL without a version, whatever its path', async () => {
    const emulator = await start();
    const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}//`);
    const [code] = await once(socket, 'close');
    expect(code).toBe(4012);
  });

  test('with 4007 for a resume with a future sequence number', async () => {
    const emulator = await start();
    const first = await openSocket(emulator);
    const session = await first.identify();
    first.socket.terminate();
    const second = await openSocket(emulator);
    second.send(6, { token: emulator.token, session_id: session, seq: 1000 });
    expect(await second.closed).toBe(4007);
  });

  test('with 4008 at the 121st payload of a minute, but not for slower ones', async () => {
    const timers = createManualTimers();
    const emulator = await start({ timers });
    const slow = await openSocket(emulator);
    const acks = () => slow.received.filter(each => each.op === 11).length;
    for (let minute = 1; minute <= 3; minute += 1) {
      for (let sent = 0; sent < 120; sent += 1) slow.send(1, null);
      await expect.poll(acks).toBe(minute * 120);
      timers.advance(60_000);
    }
    const fast = await openSocket(emulator);
    for (let sent = 0; sent < 121; sent += 1) fast.send(1, null);
    expect(await fast.closed).toBe(4008);
    expect(slow.socket.readyState).toBe(slow.socket.OPEN);
  });

  test('with 4009 without heartbeats, which also ends its session', async () => {
    const timers = createManualTimers();
    const emulator = await start({ timers });
    const silent = await openSocket(emulator);
    const session = await silent.identify();
    const beating = await openSocket(emulator);
    for (let beat = 1; beat <= 3; beat += 1) {
      timers.advance(41_250);
      beating.send(1, null);
      await expect.poll(() => beating.received.filter(each => each.op === 11).length).toBe(beat);
    }
    expect(await silent.closed).toBe(4009);
    expect(beating.socket.readyState).toBe(beating.socket.OPEN);
    beating.send(6, { token: emulator.token, session_id: session, seq: 1 });
    expect(await beating.until(each => each.op === 9)).toMatchObject({ d: false });
  });
});

test('accepts presences and voice states without effect', async () => {
  const connection = await openSocket(await start());
  await connection.identify();
  connection.send(3, { since: null, activities: [], status: 'online', afk: false });
  connection.send(4, { guild_id: '1', channel_id: null, self_mute: false, self_deaf: false });
  connection.send(1, null);
  await connection.until(each => each.op === 11);
  expect(connection.socket.readyState).toBe(connection.socket.OPEN);
});

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

describe('a request for members (opcode 8)', () => {
  const { GuildMembers, GuildPresences, Guilds } = GatewayIntentBits;
  const requestMembers = async (intents: number, fields: object): Promise<unknown> => {
    const emulator = await start({ privilegedIntents: GuildMembers | GuildPresences });
    const connection = await openSocket(emulator);
    await connection.identify({ intents });
    connection.send(8, { guild_id: emulator.world.seed.guild.id, ...fields });
    connection.send(1, null);
    await connection.until(each => each.op === 11);
    return connection.received.find(each => each.t === 'GUILD_MEMBERS_CHUNK')?.d;
  };

  test('returns all members with the Guild Members intent', async () => {
    const d = await requestMembers(Guilds | GuildMembers, { query: '', limit: 0, nonce: 'abc' });
    expect(d).toMatchObject({ chunk_index: 0, chunk_count: 1, nonce: 'abc' });
    expect(z.object({ members: z.array(z.unknown()) }).parse(d).members).toHaveLength(5);
  });

  test('without it returns members by name prefix, but not all', async () => {
    expect(await requestMembers(Guilds, { query: 'be', limit: 10 })).toMatchObject({
      members: [{ user: { username: 'ben' } }],
    });
    expect(await requestMembers(Guilds, { query: '', limit: 0 })).toBeUndefined();
    expect(await requestMembers(Guilds, { query: 'be', limit: 10, presences: true })).toBeUndefined();
  });

  test('returns members by id and lists unknown ids', async () => {
    const d = await requestMembers(Guilds, { user_ids: ['1'], nonce: 'x'.repeat(33) });
    expect(d).toMatchObject({ members: [], not_found: ['1'] });
    expect(d).not.toHaveProperty('nonce');
  });

  test('works with discord.js', async () => {
    const { client, emulator, stop } = await connectBot(
      { privilegedIntents: GuildMembers },
      { intents: [Guilds, GuildMembers] },
    );
    onTestFinished(stop);
    const members = await client.guilds.cache.get(emulator.world.seed.guild.id)?.members.fetch();
    expect(members?.map(each => each.user.username).toSorted()).toEqual([
      'Paperboy',
      'ada',
      'ben',
      'cleo',
      'reading.group',
    ]);
  });
});

test('sends typing events only with the intent', async () => {
  const emulator = await start();
  const { papers } = emulator.world.seed.channels;
  const listening = await openSocket(emulator);
  await listening.identify({ intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessageTyping });
  const notListening = await openSocket(emulator);
  await notListening.identify();
  expect(await call(emulator, 'POST', `/channels/${papers.id}/typing`)).toMatchObject({ status: 204 });
  expect(await listening.until(each => each.t === 'TYPING_START')).toMatchObject({
    d: { channel_id: papers.id, guild_id: emulator.world.seed.guild.id, user_id: emulator.world.bot.id },
  });
  expect(notListening.received.filter(each => each.t === 'TYPING_START')).toEqual([]);
});

describe('compression', () => {
  test('as a zlib stream sends all messages in one stream, each with a flush', async () => {
    const emulator = await start();
    const connection = await openSocket(emulator, '&compress=zlib-stream');
    await expect.poll(() => connection.frames.length).toBe(1);
    connection.send(2, { token: emulator.token, intents: 1, properties: {}, compress: true });
    await expect.poll(() => connection.frames.length).toBe(3);
    const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    const texts: string[] = [];
    inflate.on('data', (chunk: Buffer) => texts.push(chunk.toString()));
    for (const frame of connection.frames) {
      expect(frame.subarray(-4).toString('hex')).toBe('0000ffff');
      inflate.write(frame);
    }
    inflate.end();
    await once(inflate, 'end');
    expect(texts.join('')).toMatch(/^\{"op":10.*"t":"READY".*"t":"GUILD_CREATE".*\}$/u);
  });

  test('of payloads is requested in IDENTIFY and applied to large ones', async () => {
    const connection = await openSocket(await start());
    await connection.identify({ compress: true });
    const guild = await connection.until(each => each.t === 'GUILD_CREATE');
    expect(guild.d).toMatchObject({ name: 'Reading Group' });
    expect(connection.frames.map(frame => frame.subarray(0, 1).toString())).toEqual(['{', '{', 'x']);
  });

  test('works with discord.js, which without zlib-sync requests the second kind', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue(undefined);
    onTestFinished(() => warned.mockRestore());
    const { client, stop } = await connectBot(
      {},
      {
        ws: {
          buildStrategy(manager) {
            Object.assign(manager.options, { compression: CompressionMethod.ZlibStream });
            return new SimpleShardingStrategy(manager);
          },
        },
      },
    );
    onTestFinished(stop);
    expect(client.guilds.cache.map(each => each.name)).toEqual(['Reading Group']);
    expect(warned).toHaveBeenCalledOnce();
  });

  test('of another kind is refused', async () => {
    const { url } = await start();
    const socket = new WebSocket(`${url.replace('http', 'ws')}/?v=10&encoding=json&compress=zstd-stream`);
    const [code]: unknown[] = await once(socket, 'close');
    expect(code).toBe(4002);
  });
});
