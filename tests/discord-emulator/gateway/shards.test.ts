import { GatewayIntentBits } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import type { Emulator, EmulatorOptions } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { call } from '../rest-client.ts';
import { openSocket, type GatewaySocket } from './gateway-socket.ts';
import { createManualTimers } from './manual-timers.ts';

const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

/** An emulator whose clock moves a millisecond with each reading: servers that are added in turn are on different shards. */
async function start(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  let now = Date.UTC(2026, 0, 5, 9);
  const emulator = await startCheckedEmulator({ now: () => (now += 1), ...options });
  onTestFinished(() => emulator.stop());
  return emulator;
}

const isOdd = (id: string) => (BigInt(id) >> 22n) % 2n === 1n;

/** Returns a server for each of two shards. */
function serverPerShard({ world }: Emulator): { readonly even: string; readonly odd: string } {
  let [even, odd]: (string | undefined)[] = [];
  while (even === undefined || odd === undefined) {
    const { id } = world.addGuild({ name: 'Server', ownerId: world.seed.users.ada.id });
    if (isOdd(id)) odd = id;
    else even = id;
  }
  return { even, odd };
}

async function openShard(emulator: Emulator, id: number, count: number): Promise<GatewaySocket> {
  const socket = await openSocket(emulator);
  await socket.identify({ intents: INTENTS, shard: [id, count] });
  return socket;
}

const dispatched = (socket: GatewaySocket, name: string) =>
  socket.received.filter(({ t }) => t === name).map(({ d }) => d);

/** Resolves when all that was sent before has arrived. */
async function settled(socket: GatewaySocket): Promise<void> {
  const acks = () => socket.received.filter(({ op }) => op === 11).length;
  const before = acks();
  socket.send(1, null);
  await expect.poll(acks).toBe(before + 1);
}

describe('a shard', () => {
  test('receives its servers at READY and the events of these, the first also those without a server', async () => {
    const emulator = await start();
    const { world, userActions } = emulator;
    const { even, odd } = serverPerShard(emulator);
    const shards = [await openShard(emulator, 0, 2), await openShard(emulator, 1, 2)];
    const ready = shards.map(socket =>
      z
        .object({ guilds: z.array(z.object({ id: z.string() })), shard: z.array(z.int()) })
        .parse(dispatched(socket, 'READY')[0]),
    );
    expect(ready.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(ready.map(({ guilds }) => [even, odd].map(each => guilds.some(({ id }) => id === each)))).toEqual([
      [true, false],
      [false, true],
    ]);
    const members = ready.flatMap(({ guilds }) => guilds).length;
    expect(members).toBe(world.directory.guilds().length);

    for (const guildId of [even, odd])
      userActions.say('ada', world.addChannel(guildId, { name: 'news' }).id, 'Hello');
    const dm = userActions.openDm('ada').id;
    userActions.say('ada', dm, 'Hi');
    await Promise.all(shards.map(settled));
    expect(shards.map(socket => dispatched(socket, 'CHANNEL_CREATE').length)).toEqual([1, 1]);
    expect(shards.map(socket => dispatched(socket, 'MESSAGE_CREATE'))).toMatchObject([
      [{ guild_id: even }, { channel_id: dm }],
      [{ guild_id: odd }],
    ]);
  });

  test('that has two sessions sends each event to both', async () => {
    const emulator = await start();
    const { odd } = serverPerShard(emulator);
    const sockets = [await openShard(emulator, 1, 2), await openShard(emulator, 1, 2)];
    emulator.world.addChannel(odd, { name: 'news' });
    await Promise.all(sockets.map(settled));
    expect(sockets.map(socket => dispatched(socket, 'CHANNEL_CREATE').length)).toEqual([1, 1]);
  });

  test('is the same after a resume, with the events it missed', async () => {
    const emulator = await start();
    const { even, odd } = serverPerShard(emulator);
    const first = await openSocket(emulator);
    const session_id = await first.identify({ intents: INTENTS, shard: [1, 2] });
    await settled(first);
    const seq = first.received.findLast(({ s }) => s !== undefined)?.s;
    first.socket.terminate();
    await expect.poll(() => emulator.gateway.connectionCount).toBe(0);
    for (const id of [even, odd]) emulator.world.addChannel(id, { name: 'news' });
    const second = await openSocket(emulator);
    second.send(6, { token: emulator.token, session_id, seq });
    await second.until(({ t }) => t === 'RESUMED');
    expect(dispatched(second, 'CHANNEL_CREATE')).toMatchObject([{ guild_id: odd }]);
  });

  test('has no members of a server of another shard', async () => {
    const emulator = await start();
    const { even } = serverPerShard(emulator);
    const other = await openShard(emulator, 1, 2);
    other.send(8, { guild_id: even, query: 'a', limit: 5 });
    await settled(other);
    expect(dispatched(other, 'GUILD_MEMBERS_CHUNK')).toEqual([]);
  });

  test.each([
    ['4010 if it is not one of the count', 4010, [2, 2]],
    ['4010 if there are none', 4010, [0, 0]],
    ['4002 if it is no number', 4002, ['a', 2]],
  ])('is refused with %s', async (_title, code, shard) => {
    const emulator = await start();
    const socket = await openSocket(emulator);
    socket.send(2, { token: emulator.token, intents: 1, properties: {}, shard });
    expect(await socket.closed).toBe(code);
  });

  test('is refused with 4011 if it has too many servers, also as the only one', async () => {
    const emulator = await start({ sharding: { maxGuildsPerShard: 1 } });
    serverPerShard(emulator);
    const socket = await openSocket(emulator);
    socket.send(2, { token: emulator.token, intents: 1, properties: {} });
    expect(await socket.closed).toBe(4011);
    await openShard(emulator, 0, 1_000_000);
  });
});

describe('Get Gateway Bot', () => {
  test('recommends a shard for each thousand servers', async () => {
    const emulator = await start();
    expect(await call(emulator, 'GET', '/gateway/bot')).toMatchObject({ body: { shards: 1 } });
    const other = await start({ sharding: { recommendedShards: () => 4 } });
    expect(await call(other, 'GET', '/gateway/bot')).toMatchObject({ body: { shards: 4 } });
  });
});

test('as many shards as max_concurrency says may IDENTIFY at once; others get Invalid Session for 5 s', async () => {
  const timers = createManualTimers();
  const emulator = await start({ timers, rateLimits: { maxConcurrency: 2 } });
  expect(await call(emulator, 'GET', '/gateway/bot')).toMatchObject({
    body: { session_start_limit: { max_concurrency: 2 } },
  });
  await openShard(emulator, 0, 4);
  await openShard(emulator, 1, 4);
  const third = await openSocket(emulator);
  third.send(2, { token: emulator.token, intents: 1, properties: {}, shard: [2, 4] });
  expect(await third.until(({ op }) => op === 9)).toMatchObject({ d: false });
  timers.advance(5000);
  await third.identify({ shard: [2, 4] });
});
