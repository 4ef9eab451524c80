import { once } from 'node:events';
import { Events, GatewayIntentBits } from 'discord.js';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openEmulator } from '../../support/emulator.ts';
import { connectBot, logIn } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';
import { call } from '../rest-client.ts';

let bot: ConnectedBot;
beforeEach(async () => {
  bot = await connectBot();
  onTestFinished(bot.stop);
});

test('creating, leaving and rejoining a guild emits guild events', async () => {
  const { world } = bot.emulator;
  const created = once(bot.client, Events.GuildCreate);
  const second = world.addGuild({ name: 'Second Group' });
  expect(await created).toMatchObject([{ id: second.id, name: 'Second Group' }]);
  const left = once(bot.client, Events.GuildDelete);
  world.directory.removeMember(second.id, world.bot.id);
  expect(await left).toMatchObject([{ id: second.id }]);
  const back = once(bot.client, Events.GuildCreate);
  world.addMember(second.id, world.bot.id);
  expect(await back).toMatchObject([{ id: second.id }]);
});

test('the bot has no access to a guild it is not in', async () => {
  const { world } = bot.emulator;
  const guild = world.addGuild({ name: 'Elsewhere', withoutBot: true });
  const channel = world.addChannel(guild.id, { name: 'papers' });
  const get = (path: string) => call(bot.emulator, 'GET', path);
  expect(await get(`/guilds/${guild.id}`)).toMatchObject({ status: 403, body: { code: 50_001 } });
  expect(await get(`/channels/${channel.id}`)).toMatchObject({ status: 403, body: { code: 50_001 } });
  expect(bot.client.guilds.cache.has(guild.id)).toBe(false);
  expect(await get('/users/@me/guilds')).toMatchObject({ body: [{ name: 'Reading Group' }] });
});

test('events, channels and user actions are limited to their own guild', async () => {
  const client = await logIn(bot.emulator, {
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  });
  onTestFinished(() => client.destroy());
  const { world, userActions } = bot.emulator;
  const { ada } = world.seed.users;
  const elsewhere = world.addGuild({ name: 'Elsewhere', ownerId: ada.id, withoutBot: true });
  const second = world.addGuild({ name: 'Second Group', ownerId: ada.id });
  const channels = [elsewhere, second].map(({ id }) => world.addChannel(id, { name: `in ${id}` }));
  const received = once(client, Events.MessageCreate);
  for (const { id } of channels) userActions.say('Ada', id, 'hello');
  expect(await received).toMatchObject([{ guildId: second.id }]);
  const [, there] = channels;
  expect(await call(bot.emulator, 'GET', `/guilds/${second.id}/channels`)).toMatchObject({
    body: [{ id: there?.id }],
  });
  expect(() => userActions.say('Ben', there?.id ?? '', 'me too')).toThrow('Ben cannot see');
});

describe('an outage', () => {
  test('makes the guild unavailable without requests or events until it ends', async () => {
    const { world, userActions } = bot.emulator;
    const { guild, channels } = world.seed;
    const gone = once(bot.client, Events.GuildUnavailable);
    const removals: string[] = [];
    bot.client.on(Events.GuildDelete, each => removals.push(each.id));
    world.directory.setAvailable(guild.id, false);
    expect(await gone).toMatchObject([{ id: guild.id, available: false }]);
    const sent = await call(bot.emulator, 'POST', `/channels/${channels.papers.id}/messages`, {
      content: 'x',
    });
    expect(sent.status).toBe(503);
    const message = userActions.say('Ada', 'papers', 'hello?');
    userActions.react('Ben', message.id, '🔖');
    const reactions: string[] = [];
    bot.client.on(Events.MessageReactionAdd, ({ emoji }) => reactions.push(emoji.name ?? ''));
    const back = once(bot.client, Events.GuildAvailable);
    world.directory.setAvailable(guild.id, true);
    expect(await back).toMatchObject([{ id: guild.id, available: true }]);
    const received = once(bot.client, Events.MessageReactionAdd);
    userActions.react('Ben', message.id, '👍');
    await received;
    expect([removals, reactions]).toEqual([[], ['👍']]);
  });

  test('does not prevent the client from becoming ready', async () => {
    const { world } = bot.emulator;
    const second = world.addGuild({ name: 'Second Group' });
    world.directory.setAvailable(second.id, false);
    const client = await logIn(bot.emulator);
    onTestFinished(() => client.destroy());
    expect(client.guilds.cache.get(second.id)?.available).toBe(false);
    const back = once(client, Events.GuildAvailable);
    world.directory.setAvailable(second.id, true);
    expect(await back).toMatchObject([{ name: 'Second Group' }]);
  });
});

test('a custom emoji is emitted to the client and listed by the API', async () => {
  const { world } = bot.emulator;
  const created = once(bot.client, Events.GuildEmojiCreate);
  const emoji = world.addEmoji(world.seed.guild.id, 'paper');
  expect(await created).toMatchObject([{ id: emoji.id, name: 'paper' }]);
  const listed = await call(bot.emulator, 'GET', `/guilds/${world.seed.guild.id}/emojis`);
  expect(listed).toMatchObject({ status: 200, body: [{ id: emoji.id }] });
});

test('removing a guild removes its channels, threads and messages', async () => {
  const emulator = await openEmulator();
  const { world, userActions } = emulator;
  const second = world.addGuild({ name: 'Second', ownerId: world.seed.users.ada.id });
  const forum = world.addForum(second.id, { name: 'posts' });
  const channel = world.addChannel(second.id, { name: 'talk' });
  const message = userActions.say('Ada', channel.id, 'hello');
  const made = await call(emulator, 'POST', `/channels/${forum.id}/threads`, {
    name: 'Mamba',
    message: { content: 'A card' },
  });
  expect(made.status).toBe(201);
  const [post] = world.directory.threadsOf(second.id);
  world.directory.removeGuild(second.id);
  expect([message.id, post?.id ?? ''].map(id => world.messages.find(id))).toEqual([undefined, undefined]);
  expect(world.directory.findChannel(post?.id ?? '')).toBeUndefined();
});
