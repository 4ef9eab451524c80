import { once } from 'node:events';
import { GatewayIntentBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openSocket } from './gateway-socket.ts';
import { createManualTimers } from './manual-timers.ts';
import { start } from './start-gateway.ts';

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
