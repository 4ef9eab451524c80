import { Events, MessageFlags, OverwriteType, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';
import { connectPage } from './connect-page.ts';
import { call } from '../../discord-emulator/rest-client.ts';
import type { ManualPageClock } from './manual-page-clock.ts';
import { openPage } from './live-page.ts';
import { performAction, history } from './page-client.ts';

let bot: ConnectedBot;
let emulator: Emulator;
let clock: ManualPageClock;

beforeEach(async () => {
  ({ bot, emulator, clock } = await connectPage());
});
afterEach(() => bot.stop());

const say = (as: string, text: string, channel = 'papers') =>
  performAction(emulator, as, { kind: 'say', channel, text });

test('a page receives the scene and the clock first', async () => {
  const page = await openPage(emulator, 'ada');
  await page.until(each => each.kind === 'clock');
  expect(page.events[0]).toMatchObject({
    kind: 'scene',
    scene: {
      me: { username: 'ada' },
      bot: { username: 'Paperboy', bot: true },
      guild: { name: 'Reading Group' },
      welcome: { title: 'Welcome' },
    },
  });
  expect(page.events[1]).toEqual({ kind: 'clock', clock: clock.view() });
  await performAction(emulator, 'ben', { kind: 'move_clock', to: 'day' });
  await page.until(each => each.kind === 'clock' && each.clock.ahead > 0);
});

test('events reach only those who can see the channel', async () => {
  const { world } = emulator;
  const everyone = world.seed.guild.id;
  const secret = world.addChannel(everyone, { name: 'secret', overwrites: [] });
  const { ViewChannel } = PermissionFlagsBits;
  world.setOverwrite(secret.id, { id: everyone, deny: ViewChannel });
  world.setOverwrite(secret.id, { id: world.seed.roles.admin.id, allow: ViewChannel });
  const ada = await openPage(emulator, 'ada');
  const ben = await openPage(emulator, 'ben');
  expect((await ada.scene()).channels.map(each => each.name)).toContain('secret');
  expect((await ben.scene()).channels.map(each => each.name)).not.toContain('secret');

  await say('ada', 'psst', secret.id);
  await say('ada', 'hello');
  await ada.message(each => each.content === 'psst');
  await ben.message(each => each.content === 'hello');
  expect(ben.text()).not.toContain('psst');
  expect(await history(emulator, 'ben', secret.id)).toEqual({ problem: 'Ben cannot see #secret' });
});

test('an ephemeral message reaches its user only', async () => {
  await bot.client.application.commands.set([{ name: 'note', description: 'Write a note' }]);
  bot.client.on(Events.InteractionCreate, interaction => {
    if (!interaction.isChatInputCommand()) return;
    void interaction
      .deferReply({ flags: MessageFlags.Ephemeral })
      .then(() => interaction.editReply('for Ada alone'));
  });
  const ada = await openPage(emulator, 'ada');
  const ben = await openPage(emulator, 'ben');
  await performAction(emulator, 'ada', { kind: 'slash', channel: 'papers', command: 'note', options: {} });
  const thinking = await ada.message(each => (each.flags & MessageFlags.Loading) !== 0);
  const answer = await ada.message(each => each.content === 'for Ada alone');
  expect(answer).toMatchObject({
    id: thinking.id,
    flags: MessageFlags.Ephemeral,
    interaction: { name: 'note', user: { username: 'ada' } },
  });
  await say('ada', 'the end');
  await ben.message(each => each.content === 'the end');
  expect(ben.events.filter(each => each.kind === 'message')).toHaveLength(1);

  await performAction(emulator, 'ada', { kind: 'delete_message', message: answer.id });
  await ada.until(each => each.kind === 'messages_deleted' && each.messageIds.includes(answer.id));
  expect(ben.events.filter(each => each.kind === 'messages_deleted')).toEqual([]);
});

test('a message has the viewer’s own reactions, and no internal fields', async () => {
  const ada = await openPage(emulator, 'ada');
  const ben = await openPage(emulator, 'ben');
  await say('cleo', 'read this');
  const { id } = await ada.message(each => each.content === 'read this');
  await performAction(emulator, 'ben', { kind: 'react', message: id, emoji: '🔖' });
  expect((await ben.message(each => each.reactions.length > 0)).reactions).toEqual([
    { emoji: { id: null, name: '🔖' }, count: 1, me: true, names: ['Ben'] },
  ]);
  const seen = await ada.message(each => each.reactions.length > 0);
  expect(seen.reactions).toEqual([{ emoji: { id: null, name: '🔖' }, count: 1, me: false, names: ['Ben'] }]);
  expect(seen).not.toHaveProperty('audience');
});

test('a reaction has the names of at most ten users, oldest first', async () => {
  const page = await openPage(emulator, 'ada');
  await say('cleo', 'read this too');
  const { id } = await page.message(each => each.content === 'read this too');
  const { guild } = emulator.world.seed;
  const crowd = Array.from({ length: 12 }, (_none, index) => `reader${index}`);
  for (const username of crowd) {
    const reader = emulator.world.addUser({ username, globalName: username.toUpperCase() });
    emulator.world.addMember(guild.id, reader.id);
    emulator.userActions.react(reader.id, id, '👍');
  }
  const { reactions } = await page.message(each => each.reactions[0]?.count === 12);
  expect(reactions[0]?.names).toEqual(crowd.slice(0, 10).map(each => each.toUpperCase()));
});

test('a thread is in the scene before its messages, and its count on its starter message', async () => {
  const page = await openPage(emulator, 'ben');
  await page.scene();
  await say('ada', 'a paper');
  const { id } = await page.message(each => each.content === 'a paper');
  await performAction(emulator, 'ada', { kind: 'start_thread', message: id, name: 'On it' });
  await say('ada', 'first', id);
  const first = await page.message(each => each.content === 'first');
  const scene = page.events.findIndex(
    each => each.kind === 'scene' && each.scene.channels.some(channel => channel.id === id),
  );
  const message = page.events.findIndex(each => each.kind === 'message' && each.message.id === first.id);
  expect(scene).toBeGreaterThan(0);
  expect(scene).toBeLessThan(message);
  expect((await page.message(each => each.thread?.messageCount === 1)).id).toBe(id);
  const counted = await page.scene(({ channels }) => channels.some(each => each.messageCount === 1));
  expect(counted.channels.at(-1)).toMatchObject({
    id,
    kind: 'thread',
    name: 'On it',
    parentId: emulator.world.seed.channels.papers.id,
    canWrite: true,
    canCreateThreads: false,
    isArchived: false,
  });
});

test('simultaneous changes are sent as one scene', async () => {
  const page = await openPage(emulator, 'ben');
  await page.until(each => each.kind === 'clock');
  const before = page.events.filter(each => each.kind === 'scene').length;
  for (const name of ['one', 'two', 'three']) {
    emulator.world.addChannel(emulator.world.seed.guild.id, { name });
  }
  const scene = await page.scene(({ channels }) => channels.some(each => each.name === 'one'));
  expect(scene.channels.map(each => each.name)).toEqual(expect.arrayContaining(['one', 'two', 'three']));
  await say('ada', 'the end');
  await page.message(each => each.content === 'the end');
  expect(page.events.filter(each => each.kind === 'scene')).toHaveLength(before + 1);
});

test('deletions, typing and changed commands are sent', async () => {
  const page = await openPage(emulator, 'ben');
  const papers = emulator.world.seed.channels.papers.id;
  for (const text of ['one', 'two']) await say('ada', text);
  await page.message(each => each.content === 'two');
  const ids = emulator.world.messages.history(papers, { limit: 2 }).map(each => each.id);
  emulator.world.setOverwrite(papers, {
    id: emulator.world.seed.roles.bot.id,
    allow: PermissionFlagsBits.ManageMessages,
  });
  expect(
    (await call(emulator, 'POST', `/channels/${papers}/messages/bulk-delete`, { messages: ids })).status,
  ).toBe(204);
  const deletion = await page.until(each => each.kind === 'messages_deleted');
  expect(deletion).toMatchObject({ channelId: papers, messageIds: expect.arrayContaining(ids) });

  expect((await call(emulator, 'POST', `/channels/${papers}/typing`)).status).toBe(204);
  expect(await page.until(each => each.kind === 'typing')).toMatchObject({
    channelId: papers,
    user: { username: 'Paperboy' },
  });
  await bot.client.application.commands.set([{ name: 'other', description: 'Another' }]);
  await page.until(each => each.kind === 'commands_changed');
});

test('typing in an invisible channel is not sent', async () => {
  const { seed, setOverwrite } = emulator.world;
  const { quiet, papers } = seed.channels;
  setOverwrite(quiet.id, {
    id: seed.roles.bot.id,
    allow: PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
  });
  setOverwrite(quiet.id, {
    id: seed.users.ben.id,
    type: OverwriteType.Member,
    deny: PermissionFlagsBits.ViewChannel,
  });
  const page = await openPage(emulator, 'ben');
  for (const channel of [quiet, papers]) {
    expect((await call(emulator, 'POST', `/channels/${channel.id}/typing`)).status).toBe(204);
  }
  await page.until(each => each.kind === 'typing');
  expect(page.events.filter(each => each.kind === 'typing')).toMatchObject([{ channelId: papers.id }]);
});
