import { ChannelFlags, ChannelType, Events, PermissionFlagsBits } from 'discord.js';
import type { ThreadChannel } from 'discord.js';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { startEmulator } from '../../../src/discord-emulator/emulator.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { ForumChannel } from '../../../src/discord-emulator/state/guild.ts';
import { openEmulator } from '../../support/emulator.ts';
import { connectBot } from '../connected-bot.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

let emulator: Emulator;
let forum: ForumChannel;
beforeEach(async () => {
  emulator = await openEmulator({ rateLimits: 'off' });
  ({ forum } = emulator.world.seed.channels);
});

const idOf = ({ body }: RestReply): string => z.object({ id: z.string() }).parse(body).id;
const post = (fields: object = {}, id = forum.id): Promise<RestReply> =>
  call(emulator, 'POST', `/channels/${id}/threads`, {
    name: 'Mamba',
    message: { content: 'A card' },
    ...fields,
  });
const tags = (): string[] => forum.available_tags.map(each => each.id);

test('the seeded forum has tags, and older channels keep their ids', async () => {
  const { papers, quiet } = emulator.world.seed.channels;
  expect([papers.id, quiet.id]).toEqual(['1212912186163200007', '1212912186163200009']);
  expect(await call(emulator, 'GET', `/channels/${forum.id}`)).toMatchObject({
    status: 200,
    body: {
      type: ChannelType.GuildForum,
      name: 'paper-forum',
      available_tags: [{ name: 'paper' }, { name: 'question' }],
    },
  });
});

test('a forum post is a thread whose first message has the same id', async () => {
  const made = await post({ applied_tags: tags().slice(0, 1) });
  expect(made).toMatchObject({
    status: 201,
    body: {
      type: ChannelType.PublicThread,
      parent_id: forum.id,
      message_count: 0,
      last_message_id: idOf(made),
      applied_tags: tags().slice(0, 1),
      message: { id: idOf(made), channel_id: idOf(made), content: 'A card' },
    },
  });
  const id = idOf(made);
  expect(await call(emulator, 'GET', `/channels/${id}/messages/${id}`)).toMatchObject({
    body: { content: 'A card' },
  });
  expect(await call(emulator, 'GET', `/channels/${forum.id}`)).toMatchObject({
    body: { last_message_id: id },
  });
  const reply = await call(emulator, 'POST', `/channels/${id}/messages`, { content: 'More' });
  expect(reply).toMatchObject({ status: 200 });
  expect(await call(emulator, 'GET', `/channels/${id}`)).toMatchObject({ body: { message_count: 1 } });
});

test('a post can carry a file', async () => {
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ name: 'Mamba', message: { attachments: [{ id: 0 }] } }));
  form.set('files[0]', new Blob(['@article{}']), 'mamba.bib');
  const response = await fetch(`${emulator.apiUrl}/v10/channels/${forum.id}/threads`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bot ${emulator.token}` },
  });
  expect(await response.json()).toMatchObject({ message: { attachments: [{ filename: 'mamba.bib' }] } });
});

test('a message cannot be sent to the forum itself', async () => {
  const sent = await call(emulator, 'POST', `/channels/${forum.id}/messages`, { content: 'x' });
  expect(sent).toMatchObject({ status: 400, body: { code: 40_058 } });
  expect(() => emulator.userActions.say('Ben', 'paper-forum', 'x')).toThrow(
    'Ben may not write in #paper-forum',
  );
});

test('a post requires a non-empty message and Send Messages', async () => {
  expect(await post({ message: undefined })).toMatchObject({ status: 400, body: { code: 50_035 } });
  expect(await post({ message: { content: '' } })).toMatchObject({ status: 400, body: { code: 50_006 } });
  expect(await post({ message: { content: 'x'.repeat(2001) } })).toMatchObject({
    body: { errors: { message: { content: {} } } },
  });
  emulator.world.setOverwrite(forum.id, {
    id: emulator.world.seed.guild.id,
    deny: PermissionFlagsBits.CreatePublicThreads,
  });
  expect(await post()).toMatchObject({ status: 201 });
  emulator.world.setOverwrite(forum.id, {
    id: emulator.world.seed.guild.id,
    deny: PermissionFlagsBits.SendMessages,
  });
  expect(await post()).toMatchObject({ status: 403, body: { code: 50_013 } });
});

test('unknown, missing, too many and moderated tags are refused', async () => {
  expect(await post({ applied_tags: ['1', '2', '3', '4', '5', '6'] })).toMatchObject({
    body: { errors: { applied_tags: {} } },
  });
  expect(await post({ applied_tags: ['123456789012345678'] })).toMatchObject({
    status: 404,
    body: { code: 10_087 },
  });
  const strict = emulator.world.addForum(forum.guild_id, {
    name: 'strict',
    requiresTag: true,
    tags: [{ name: 'paper' }, { name: 'pinned', moderated: true }],
  });
  const [free = '', moderated = ''] = strict.available_tags.map(each => each.id);
  expect(strict.flags).toBe(ChannelFlags.RequireTag);
  expect(await post({}, strict.id)).toMatchObject({ status: 400, body: { code: 40_067 } });
  expect(await post({ applied_tags: [moderated] }, strict.id)).toMatchObject({ body: { code: 50_013 } });
  const made = await post({ applied_tags: [free] }, strict.id);
  expect(made).toMatchObject({ status: 201 });
  const change = await call(emulator, 'PATCH', `/channels/${idOf(made)}`, { applied_tags: [] });
  expect(change).toMatchObject({ status: 400, body: { code: 40_067 } });
});

test('an enforced nonce has no effect on forum posts', async () => {
  // Discord's OpenAPI description has no nonce here, so these requests are not checked against it.
  const unchecked = await startEmulator({ now: Date.now });
  onTestFinished(() => unchecked.stop());
  const message = { content: 'A card', nonce: 'n1', enforce_nonce: true };
  const path = `/channels/${unchecked.world.seed.channels.forum.id}/threads`;
  const send = async (): Promise<string> =>
    idOf(await call(unchecked, 'POST', path, { name: 'Mamba', message }));
  expect(await send()).not.toBe(await send());
});

test('the client receives posts and knows the forum’s tags', async () => {
  const bot = await connectBot();
  onTestFinished(bot.stop);
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.forum.id);
  if (channel?.type !== ChannelType.GuildForum) throw new TypeError('no forum');
  expect(channel.availableTags.map(each => each.name)).toEqual(['paper', 'question']);
  const received = new Promise<ThreadChannel>(resolve => {
    bot.client.once(Events.ThreadCreate, resolve);
  });
  // The client’s own create sends `tts`, which is not in Discord’s OpenAPI description here.
  const body = { name: 'Mamba', message: { content: 'A card' } };
  const made = await call(bot.emulator, 'POST', `/channels/${channel.id}/threads`, body);
  const thread = await received;
  expect(thread).toMatchObject({ id: idOf(made), parentId: channel.id });
  expect(await thread.fetchStarterMessage()).toMatchObject({ content: 'A card' });
});
