import { beforeEach, expect, test } from 'vitest';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { ChannelView, Scene } from '../../../src/playground/web/protocol.ts';
import { openEmulator } from '../../support/emulator.ts';
import { call } from '../../discord-emulator/rest-client.ts';
import { openPage } from './live-page.ts';
import { performAction, history, raw } from './page-client.ts';
import { testPage } from './page-host.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await openEmulator({ rateLimits: 'off', website: testPage() });
});

/** Returns the scene that a user receives when opening the page. */
async function sceneFor(as: string): Promise<Scene> {
  const page = await openPage(emulator, as);
  const scene = await page.scene();
  page.disconnect();
  return scene;
}

/** Returns the names of the visible channels of a kind. */
async function namesOf(as: string, kind: ChannelView['kind']): Promise<string[]> {
  const { channels } = await sceneFor(as);
  return channels.filter(each => each.kind === kind).map(each => each.name);
}

test('users are the members without the bot and the owner, with their roles', async () => {
  const { users, guild } = await sceneFor('cleo');
  expect(users.map(each => [each.user.global_name, each.roleText])).toEqual([
    ['Ada', 'admin'],
    ['Ben', expect.any(String)],
    ['Cleo', 'member'],
  ]);
  expect(guild.members.map(each => each.username)).toEqual(
    expect.arrayContaining(['Paperboy', 'reading.group', 'ada', 'ben', 'cleo']),
  );
  expect(guild.roles).toContainEqual({ id: emulator.world.seed.roles.admin.id, name: 'admin', color: 0 });
});

test('channels are in the client’s order, then the direct message, with the viewer’s permissions', async () => {
  const { channels } = await sceneFor('ada');
  expect(channels.map(each => [each.kind, each.name])).toEqual([
    ['text', 'papers'],
    ['text', 'general'],
    ['text', 'quiet'],
    ['forum', 'paper-forum'],
    ['dm', 'Paperboy'],
  ]);
  expect(channels[0]).toMatchObject({
    topic: 'Papers and digests',
    parentId: null,
    canWrite: true,
    canReact: true,
    canCreateThreads: true,
    canManageMessages: false,
  });
  expect(channels[3]?.tags).toEqual([
    { name: 'paper', emoji: '📄' },
    { name: 'question', emoji: '❓' },
  ]);
  expect(channels[4]).toMatchObject({ canWrite: true, canCreateThreads: false });
});

test('a channel has the permissions that its overwrites deny', async () => {
  const { world } = emulator;
  const { general } = world.seed.channels;
  const { SendMessages, AddReactions } = PermissionFlagsBits;
  world.setOverwrite(general.id, { id: world.seed.guild.id, deny: SendMessages | AddReactions });
  const { channels } = await sceneFor('cleo');
  expect(channels.find(each => each.id === general.id)).toMatchObject({ canWrite: false, canReact: false });
});

test('a direct message of two users is visible to them only, and once it is opened', async () => {
  emulator.userActions.openPrivate('ada', 'ben');
  expect(await namesOf('ada', 'dm')).toEqual(['Paperboy', 'Ben']);
  expect(await namesOf('ben', 'dm')).toEqual(['Paperboy', 'Ada']);
  expect(await namesOf('cleo', 'dm')).toEqual(['Paperboy']);
});

test('threads come last, newest first, including archived ones, and private ones for their members', async () => {
  const { world, userActions } = emulator;
  const { papers, forum } = world.seed.channels;
  const { ada, ben } = world.seed.users;
  const older = userActions.startThread('ada', userActions.say('ada', 'papers', 'one').id, 'Older');
  userActions.archive('ada', older.id);
  userActions.post('ben', forum.id, { name: 'A post', text: 'Read it', tags: ['paper'] });
  if (!('last_pin_timestamp' in papers)) throw new TypeError('#papers is a forum');
  const hidden = world.threads.startWithoutMessage(papers, {
    owner: ben,
    name: 'Hidden',
    type: ChannelType.PrivateThread,
  });
  expect(await namesOf('ben', 'thread')).toEqual(['Hidden', 'A post', 'Older']);
  expect(await namesOf('cleo', 'thread')).toEqual(['A post', 'Older']);
  world.threads.join(hidden.id, [ada.id]);
  const { channels } = await sceneFor('ada');
  const [first, post, archived] = channels.filter(each => each.kind === 'thread');
  expect(first?.name).toBe('Hidden');
  expect(post).toMatchObject({ parentId: forum.id, tags: [{ name: 'paper', emoji: '📄' }] });
  expect(archived).toMatchObject({ isArchived: true, canReact: false, canWrite: true });
});

test('history has pages of fifty messages, oldest first', async () => {
  for (let each = 1; each <= 60; each += 1) emulator.userActions.say('ada', 'papers', `${each}`);
  const newest = await history(emulator, 'ben', 'papers');
  expect(newest.messages.map(each => each.content)).toEqual(
    Array.from({ length: 50 }, (_, n) => `${n + 11}`),
  );
  expect(newest.hasMore).toBe(true);
  const rest = await history(emulator, 'ben', 'papers', newest.messages[0]?.id);
  expect(rest.messages.map(each => each.content)).toEqual(Array.from({ length: 10 }, (_, n) => `${n + 1}`));
  expect(rest.hasMore).toBe(false);
  const query = `as=ben&channel=papers&before=yesterday`;
  expect((await raw(emulator, `/playground/messages?${query}`)).status).toBe(400);
});

test('history is empty without the permission to read it', async () => {
  const { world } = emulator;
  const { papers } = world.seed.channels;
  emulator.userActions.say('ada', 'papers', 'hello');
  world.setOverwrite(papers.id, { id: world.seed.guild.id, deny: PermissionFlagsBits.ReadMessageHistory });
  expect(await history(emulator, 'cleo', papers.id)).toEqual({ messages: [], hasMore: false });
});

test('a reply has the message it replies to, or null after its deletion', async () => {
  const { papers } = emulator.world.seed.channels;
  const asked = emulator.userActions.say('ada', 'papers', 'what is this?');
  const reference = { message_id: asked.id };
  const body = { content: 'a paper', message_reference: reference };
  expect((await call(emulator, 'POST', `/channels/${papers.id}/messages`, body)).status).toBe(200);
  const reply = async () => (await history(emulator, 'ben', papers.id)).messages.at(-1)?.repliedTo;
  expect(await reply()).toMatchObject({
    id: asked.id,
    author: { username: 'ada' },
    content: 'what is this?',
  });
  await performAction(emulator, 'ada', { kind: 'delete_message', message: asked.id });
  expect(await reply()).toBeNull();
});

test('a reply to Components V2 has their texts, and file URLs have no host', async () => {
  const { papers } = emulator.world.seed.channels;
  const form = new FormData();
  const components = [
    { type: 10, content: '### A paper' },
    { type: 13, file: { url: 'attachment://list.csv' } },
  ];
  form.set('payload_json', JSON.stringify({ flags: 32_768, components }));
  form.set('files[0]', new Blob(['a,b']), 'list.csv');
  const sent = await fetch(`${emulator.apiUrl}/v10/channels/${papers.id}/messages`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bot ${emulator.token}` },
  });
  expect(sent.status).toBe(200);
  const [message] = (await history(emulator, 'ben', papers.id)).messages;
  const url = message?.attachments[0]?.url ?? '';
  expect(url).toMatch(/^\/attachments\/\d+\/\d+\/list\.csv$/u);
  expect((await raw(emulator, url)).text).toBe('a,b');
  const thread = emulator.userActions.startThread('ada', message?.id ?? '', 'On it');
  expect((await history(emulator, 'ben', thread.id)).messages).toMatchObject([
    { type: 21, repliedTo: { id: message?.id, content: '### A paper' } },
  ]);
});
