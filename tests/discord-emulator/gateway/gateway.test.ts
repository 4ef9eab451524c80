import { once } from 'node:events';
import { Events, GatewayIntentBits } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { connectBot, logIn, newClient } from '../connected-bot.ts';

/** Removes the 5 s that discord.js waits between IDENTIFYs. */
const buildIdentifyThrottler = () => Promise.resolve({ waitForIdentify: () => Promise.resolve() });

test('the discord.js client is ready without its wait of five seconds and has the guild', async () => {
  const began = performance.now();
  const { client, emulator, stop } = await connectBot();
  onTestFinished(stop);
  expect(performance.now() - began).toBeLessThan(5_000);
  const guild = client.guilds.cache.get(emulator.world.seed.guild.id);
  expect(guild?.name).toBe('Reading Group');
  expect(guild?.channels.cache.map(channel => channel.name)).toEqual([
    'papers',
    'general',
    'quiet',
    'paper-forum',
  ]);
  expect(client.user.username).toBe('Paperboy');
  expect(client.application.id).toBe(emulator.world.application.id);
});

test('a wrong token is refused at login', async () => {
  const emulator = await startCheckedEmulator({ now: Date.now });
  onTestFinished(() => emulator.stop());
  const client = newClient(emulator);
  onTestFinished(() => client.destroy());
  await expect(client.login('not.the.token')).rejects.toThrow('An invalid token was provided');
  expect(emulator.faults.requests.map(each => each.response)).toEqual([
    { message: '401: Unauthorized', code: 0 },
  ]);
});

test('a wrong token on the gateway closes with 4004, unknown or disallowed intents with 4013 and 4014', async () => {
  const emulator = await startCheckedEmulator({ now: Date.now });
  onTestFinished(() => emulator.stop());
  const closeCode = async (d: object): Promise<unknown> => {
    const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/?v=10&encoding=json`);
    await once(socket, 'message');
    socket.send(JSON.stringify({ op: 2, d: { properties: {}, ...d } }));
    const [code]: unknown[] = await once(socket, 'close');
    return code;
  };
  expect(await closeCode({ token: 'wrong', intents: 1 })).toBe(4004);
  expect(await closeCode({ token: emulator.token, intents: 2 ** 30 })).toBe(4013);
  expect(await closeCode({ token: emulator.token, intents: GatewayIntentBits.MessageContent })).toBe(4014);
  expect(await closeCode({ token: emulator.token })).toBe(4002);
});

test('a heartbeat is acknowledged', async () => {
  const emulator = await startCheckedEmulator({ now: Date.now });
  onTestFinished(() => emulator.stop());
  const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/?v=10&encoding=json`);
  await once(socket, 'message');
  socket.send(JSON.stringify({ op: 1, d: null }));
  const [answer]: unknown[] = await once(socket, 'message');
  expect(JSON.parse(String(answer))).toEqual({ op: 11 });
});

test('a dropped client resumes its session and receives missed events', async () => {
  const { client, emulator, stop } = await connectBot();
  onTestFinished(stop);
  const { world, userActions } = emulator;
  const message = userActions.say('Ada', 'papers', 'Look at this');
  const resumed = once(client, Events.ShardResume);
  const missed = once(client, Events.MessageReactionAdd);
  emulator.gateway.dropConnections();
  userActions.react('Ben', message.id, '🔖');
  const [, replayed]: unknown[] = await resumed;
  expect(replayed).toBeGreaterThan(0);
  const [reaction]: unknown[] = await missed;
  expect(reaction).toMatchObject({ message: { id: message.id } });
  expect(world.messages.get(message.channel_id, message.id).reactions).toHaveLength(1);
});

test('a client whose session is forgotten identifies again', async () => {
  const { client, emulator, stop } = await connectBot({}, { ws: { buildIdentifyThrottler } });
  onTestFinished(stop);
  const ready = once(client, Events.ShardReady);
  emulator.gateway.forgetSessions();
  emulator.gateway.requestReconnect();
  await ready;
  expect(client.ws.status).toBe(0);
});

test('a session ends when its client closes it, not when the connection is cut', async () => {
  const emulator = await startCheckedEmulator({ now: Date.now });
  onTestFinished(() => emulator.stop());
  const open = async (): Promise<WebSocket> => {
    const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/?v=10&encoding=json`);
    await once(socket, 'message');
    return socket;
  };
  const resumed = async (session: string): Promise<unknown> => {
    const socket = await open();
    const d = { token: emulator.token, session_id: session, seq: 2 };
    socket.send(JSON.stringify({ op: 6, d }));
    const [answer]: unknown[] = await once(socket, 'message');
    return JSON.parse(String(answer));
  };
  const ended = async (end: (socket: WebSocket) => void): Promise<string> => {
    const socket = await open();
    socket.send(JSON.stringify({ op: 2, d: { token: emulator.token, intents: 1, properties: {} } }));
    const [ready]: unknown[] = await once(socket, 'message');
    end(socket);
    await expect.poll(() => emulator.gateway.connectionCount).toBe(0);
    return z.object({ d: z.object({ session_id: z.string() }) }).parse(JSON.parse(String(ready))).d
      .session_id;
  };
  const closed = await ended(socket => {
    socket.close(1000);
  });
  expect(await resumed(closed)).toEqual({ op: 9, d: false });
  emulator.gateway.dropConnections();
  await expect.poll(() => emulator.gateway.connectionCount).toBe(0);
  const cut = await ended(socket => {
    socket.terminate();
  });
  expect(await resumed(cut)).toMatchObject({ op: 0, t: 'RESUMED', s: 3 });
});

test('the client receives a new guild, its channels and their removal', async () => {
  const { client, emulator, stop } = await connectBot();
  onTestFinished(stop);
  const { world } = emulator;
  const joined = once(client, Events.GuildCreate);
  const guild = world.addGuild({ name: 'Second Group' });
  await joined;
  const created = once(client, Events.ChannelCreate);
  const channel = world.addChannel(guild.id, { name: 'news' });
  await created;
  expect(client.guilds.cache.get(guild.id)?.channels.cache.get(channel.id)?.name).toBe('news');
  const deleted = once(client, Events.ChannelDelete);
  world.directory.removeChannel(channel.id);
  await deleted;
  const left = once(client, Events.GuildDelete);
  world.directory.removeMember(guild.id, world.bot.id);
  await left;
  expect(client.guilds.cache.has(guild.id)).toBe(false);
});

test('sends messages only with their intent, and their content only with Message Content', async () => {
  const emulator = await startCheckedEmulator({
    now: Date.now,
    privilegedIntents: GatewayIntentBits.MessageContent,
  });
  onTestFinished(() => emulator.stop());
  const usual = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];
  const withoutContent = await logIn(emulator, { intents: usual });
  const withContent = await logIn(emulator, { intents: [...usual, GatewayIntentBits.MessageContent] });
  onTestFinished(() => Promise.all([withoutContent.destroy(), withContent.destroy()]).then(() => undefined));
  const received = Promise.all([
    once(withoutContent, Events.MessageCreate),
    once(withContent, Events.MessageCreate),
  ]);
  emulator.userActions.say('Ada', 'papers', 'Have you read 1706.03762?');
  const [[redacted], [full]]: [unknown[], unknown[]] = await received;
  expect(redacted).toMatchObject({ content: '' });
  expect(full).toMatchObject({ content: 'Have you read 1706.03762?' });
  const mentioned = once(withoutContent, Events.MessageCreate);
  emulator.userActions.say('Ada', 'papers', `<@${emulator.world.bot.id}> hello`);
  const [mention]: unknown[] = await mentioned;
  expect(mention).toMatchObject({ content: `<@${emulator.world.bot.id}> hello` });
});
