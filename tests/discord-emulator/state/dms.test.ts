import { Events, GatewayIntentBits } from 'discord.js';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import { connectBot } from '../connected-bot.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  emulator = await openEmulator({ now: () => now, rateLimits: 'off' });
});

const idOf = ({ body }: RestReply): string => z.object({ id: z.string() }).parse(body).id;
const open = (recipient_id: string): Promise<RestReply> =>
  call(emulator, 'POST', '/users/@me/channels', { recipient_id });
const send = (channel: string, content = 'new papers'): Promise<RestReply> =>
  call(emulator, 'POST', `/channels/${channel}/messages`, { content });

test('a direct message channel is opened once, written to and read', async () => {
  const { ben } = emulator.world.seed.users;
  const opened = await open(ben.id);
  expect(opened).toMatchObject({ status: 200, body: { type: 1, recipients: [{ username: 'ben' }] } });
  expect(opened.body).not.toHaveProperty('hasBot');
  expect(idOf(await open(ben.id))).toBe(idOf(opened));
  await send(idOf(opened));
  emulator.userActions.say('Ben', idOf(opened), 'thanks');
  expect(await call(emulator, 'GET', `/channels/${idOf(opened)}/messages`)).toMatchObject({
    body: [{ content: 'thanks' }, { content: 'new papers' }],
  });
});

test('unknown users, bots, users with closed DMs and users who blocked the bot cannot be messaged', async () => {
  const { world } = emulator;
  const { ben, cleo } = world.seed.users;
  expect(await open('123456789012345678')).toMatchObject({ body: { code: 10_013 } });
  expect(await open(world.bot.id)).toMatchObject({ status: 403, body: { code: 50_007 } });
  world.closedDms.add(ben.id);
  world.blockers.add(cleo.id);
  for (const { id } of [ben, cleo]) {
    expect(await send(idOf(await open(id)))).toMatchObject({ status: 403, body: { code: 50_007 } });
  }
  world.closedDms.delete(ben.id);
  expect(await send(idOf(await open(ben.id)))).toMatchObject({ status: 200 });
});

test('a direct message requires a mutual guild or a user installation of the app', async () => {
  const { world } = emulator;
  const dora = world.addUser({ username: 'dora' });
  const dm = idOf(await open(dora.id));
  expect(await send(dm)).toMatchObject({ status: 403, body: { code: 50_278 } });
  world.userInstalls.add(dora.id);
  expect(await send(dm)).toMatchObject({ status: 200 });
  world.userInstalls.delete(dora.id);
  world.addMember(world.seed.guild.id, dora.id);
  expect(await send(dm)).toMatchObject({ status: 200 });
  world.directory.removeMember(world.seed.guild.id, dora.id);
  expect(await send(dm)).toMatchObject({ status: 403, body: { code: 50_278 } });
});

test('opening too many channels is refused for ten minutes; open ones do not count', async () => {
  emulator.world.limits.dmOpenings = 2;
  const { ada, ben, cleo } = emulator.world.seed.users;
  await open(ada.id);
  await open(ben.id);
  expect(await open(ada.id)).toMatchObject({ status: 200 });
  expect(await open(cleo.id)).toMatchObject({ status: 403, body: { code: 40_003 } });
  now += 10 * 60_000;
  expect(await open(cleo.id)).toMatchObject({ status: 200 });
});

test('the bot has no access to the direct messages of two users', async () => {
  const { world } = emulator;
  const { ben, cleo } = world.seed.users;
  const between = world.openPrivateDm(ben.id, cleo.id);
  expect(world.openPrivateDm(cleo.id, ben.id).id).toBe(between.id);
  emulator.userActions.say('Ben', between.id, 'just us');
  expect(await call(emulator, 'GET', `/channels/${between.id}/messages`)).toMatchObject({
    status: 403,
    body: { code: 50_001 },
  });
});

test('the client receives direct messages to the bot only', async () => {
  const bot = await connectBot({}, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages] });
  onTestFinished(bot.stop);
  const received = new Promise<string>(resolve => {
    bot.client.on(Events.MessageCreate, message => {
      resolve(message.content);
    });
  });
  const dm = bot.emulator.userActions.openDm('Ben');
  const { ben, cleo } = bot.emulator.world.seed.users;
  bot.emulator.userActions.say('Ben', bot.emulator.world.openPrivateDm(ben.id, cleo.id).id, 'just us');
  bot.emulator.userActions.say('Ben', dm.id, 'hello bot');
  expect(await received).toBe('hello bot');
});
