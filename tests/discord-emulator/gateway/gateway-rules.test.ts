import { once } from 'node:events';
import { createInflate, constants } from 'node:zlib';
import { CompressionMethod, GatewayIntentBits, SimpleShardingStrategy } from 'discord.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { connectBot } from '../connected-bot.ts';
import { openSocket } from './gateway-socket.ts';
import { call } from '../rest-client.ts';
import { start } from './start-gateway.ts';

test('accepts presences and voice states without effect', async () => {
  const connection = await openSocket(await start());
  await connection.identify();
  connection.send(3, { since: null, activities: [], status: 'online', afk: false });
  connection.send(4, { guild_id: '1', channel_id: null, self_mute: false, self_deaf: false });
  connection.send(1, null);
  await connection.until(each => each.op === 11);
  expect(connection.socket.readyState).toBe(connection.socket.OPEN);
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
