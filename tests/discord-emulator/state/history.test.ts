import { once } from 'node:events';
import { ChannelType, Events, GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import { connectBot } from '../connected-bot.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  emulator = await openEmulator({ now: () => now, rateLimits: 'off' });
});

const idOf = ({ body }: RestReply): string => z.object({ id: z.string() }).parse(body).id;
const papers = (): string => emulator.world.seed.channels.papers.id;
const messages = (): string => `/channels/${papers()}/messages`;
const send = async (content: string): Promise<string> =>
  idOf(await call(emulator, 'POST', messages(), { content }));
const list = async (query = ''): Promise<string> =>
  z
    .array(z.object({ content: z.string() }))
    .parse((await call(emulator, 'GET', `${messages()}${query}`)).body)
    .map(each => each.content)
    .join('');
const grant = (permission: bigint): void => {
  const { guild, roles } = emulator.world.seed;
  emulator.world.directory.putRole(guild.id, { ...roles.bot, permissions: permission.toString() });
};

describe('around a message', () => {
  test('history has as many messages before as after it', async () => {
    const ids: string[] = [];
    for (const content of ['1', '2', '3', '4', '5']) ids.push(await send(content));
    expect(await list(`?around=${ids[2]}&limit=1`)).toBe('3');
    expect(await list(`?around=${ids[2]}&limit=2`)).toBe('32');
    expect(await list(`?around=${ids[2]}&limit=5`)).toBe('54321');
    expect(await list(`?around=${ids[0]}&limit=3`)).toBe('21');
  });

  test('history with invalid parameters is refused', async () => {
    for (const query of ['?limit=0', '?limit=101', '?limit=x', '?before=x']) {
      expect(await call(emulator, 'GET', `${messages()}${query}`)).toMatchObject({
        status: 400,
        body: { code: 50_035 },
      });
    }
  });
});

test('edits of messages older than an hour are limited per hour', async () => {
  emulator.world.limits.oldEdits = 1;
  const id = await send('digest');
  const edit = (content: string): Promise<RestReply> =>
    call(emulator, 'PATCH', `${messages()}/${id}`, { content });
  for (const content of ['a', 'b']) expect(await edit(content)).toMatchObject({ status: 200 });
  now += HOUR;
  expect(await edit('c')).toMatchObject({ status: 200 });
  now += HOUR / 2;
  expect(await edit('d')).toMatchObject({
    status: 429,
    body: { code: 30_046, retry_after: 1800, global: false },
  });
  now += HOUR / 2;
  expect(await edit('e')).toMatchObject({ status: 200 });
});

const remove = (ids: readonly string[], channel = papers()): Promise<RestReply> =>
  call(emulator, 'POST', `/channels/${channel}/messages/bulk-delete`, { messages: ids });

describe('a bulk delete', () => {
  test('removes messages under two weeks old and ignores deleted ones', async () => {
    const old = await send('old');
    now += 14 * DAY + 1;
    const ids = [await send('1'), await send('2'), await send('3')];
    expect(await remove(ids)).toMatchObject({ status: 403, body: { code: 50_013 } });
    grant(PermissionFlagsBits.ManageMessages);
    expect(await remove([...ids, old])).toMatchObject({ status: 400, body: { code: 50_034 } });
    const gone = (BigInt(ids[2] ?? '0') + 1n).toString();
    expect(await remove([...ids.slice(0, 2), gone])).toEqual({ status: 204, body: undefined });
    expect(await list()).toBe('3old');
  });

  test('is refused for one message, for 101, and in a direct message', async () => {
    grant(PermissionFlagsBits.ManageMessages);
    const dm = emulator.world.openDm(emulator.world.seed.users.ben.id);
    const ids = Array.from({ length: 101 }, () => emulator.world.nextId());
    for (const wrong of [ids.slice(0, 1), ids]) {
      expect(await remove(wrong)).toMatchObject({ body: { errors: { messages: {} } } });
    }
    expect(await remove(ids.slice(0, 2), dm.id)).toMatchObject({ status: 403, body: { code: 50_003 } });
  });

  test('is a single event for the client', async () => {
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];
    const bot = await connectBot({}, { intents });
    onTestFinished(bot.stop);
    const { world } = bot.emulator;
    world.directory.putRole(world.seed.guild.id, {
      ...world.seed.roles.bot,
      permissions: PermissionFlagsBits.ManageMessages.toString(),
    });
    const channel = await bot.client.channels.fetch(world.seed.channels.papers.id);
    if (channel?.type !== ChannelType.GuildText) throw new TypeError('no text channel');
    const ids = [(await channel.send('1')).id, (await channel.send('2')).id];
    const received = once(bot.client, Events.MessageBulkDelete);
    await channel.bulkDelete(ids);
    const [gone]: unknown[] = await received;
    expect(gone instanceof Map ? [...gone.keys()] : []).toEqual(ids);
  });
});

describe('a pin', () => {
  test('is added, announced in the channel, listed and removed', async () => {
    const id = await send('read first');
    const path = `${messages()}/pins/${id}`;
    expect(await call(emulator, 'PUT', path)).toMatchObject({ status: 403, body: { code: 50_013 } });
    grant(PermissionFlagsBits.PinMessages);
    expect(await call(emulator, 'PUT', path)).toMatchObject({ status: 204 });
    expect(await call(emulator, 'GET', `${messages()}/pins`)).toMatchObject({
      body: { items: [{ message: { id, pinned: true } }], has_more: false },
    });
    expect(await call(emulator, 'GET', messages())).toMatchObject({
      body: [{ type: 6, message_reference: { message_id: id } }, { id }],
    });
    expect(await call(emulator, 'DELETE', path)).toMatchObject({ status: 204 });
    expect(await call(emulator, 'GET', `/channels/${papers()}/pins`)).toMatchObject({ body: [] });
  });

  test('is emitted to the client', async () => {
    const bot = await connectBot();
    onTestFinished(bot.stop);
    const { world, userActions } = bot.emulator;
    const received = once(bot.client, Events.ChannelPinsUpdate);
    world.pins.pin(userActions.say('Ada', 'papers', 'read first'), world.seed.users.ada);
    expect(await received).toMatchObject([{ id: world.seed.channels.papers.id }, expect.any(Number)]);
  });
});

test('a reply has the referenced message, or null after its deletion', async () => {
  const id = await send('question');
  const reply = idOf(
    await call(emulator, 'POST', messages(), { content: 'answer', message_reference: { message_id: id } }),
  );
  const path = `${messages()}/${reply}`;
  expect(await call(emulator, 'GET', path)).toMatchObject({
    body: { type: 19, referenced_message: { content: 'question' } },
  });
  await call(emulator, 'DELETE', `${messages()}/${id}`);
  expect(await call(emulator, 'GET', path)).toMatchObject({ body: { referenced_message: null } });
});
