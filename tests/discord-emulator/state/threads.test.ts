import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

const HOUR = 3_600_000;

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  emulator = await openEmulator({ now: () => now, rateLimits: 'off' });
});

const idOf = ({ body }: RestReply): string => z.object({ id: z.string() }).parse(body).id;
const papers = (): string => emulator.world.seed.channels.papers.id;
const post = async (path: string, body?: unknown): Promise<RestReply> => call(emulator, 'POST', path, body);
const say = (channel: string, content: string): Promise<RestReply> =>
  post(`/channels/${channel}/messages`, { content });
const patch = (channel: string, body: unknown): Promise<RestReply> =>
  call(emulator, 'PATCH', `/channels/${channel}`, body);

/** Starts a public thread without a message. */
const start = async (fields: object = {}): Promise<string> =>
  idOf(await post(`/channels/${papers()}/threads`, { name: 'Mamba', type: 11, ...fields }));
const grant = (permission: bigint): void => {
  const { world } = emulator;
  const role = world.directory.guild(world.seed.guild.id).roles.find(each => each.name === 'Paperboy');
  if (role !== undefined) {
    const permissions = (BigInt(role.permissions) | permission).toString();
    world.directory.putRole(world.seed.guild.id, { ...role, permissions });
  }
};
const deny = (permission: bigint): void => {
  emulator.world.setOverwrite(papers(), { id: emulator.world.seed.guild.id, deny: permission });
};
const namesOf = ({ body }: RestReply): string[] =>
  z
    .object({ threads: z.array(z.object({ name: z.string() })), has_more: z.boolean() })
    .parse(body)
    .threads.map(each => each.name);
const active = (): Promise<RestReply> =>
  call(emulator, 'GET', `/guilds/${emulator.world.seed.guild.id}/threads/active`);
const archived = (query = ''): Promise<RestReply> =>
  call(emulator, 'GET', `/channels/${papers()}/threads/archived/public${query}`);

describe('a thread from a message', () => {
  test('has the id of the message, is shown on it, and starts with a message that refers to it', async () => {
    const message = idOf(await say(papers(), 'digest'));
    const started = await post(`/channels/${papers()}/messages/${message}/threads`, { name: 'Talk' });
    expect(started).toMatchObject({
      status: 201,
      body: {
        id: message,
        type: ChannelType.PublicThread,
        parent_id: papers(),
        owner_id: emulator.world.bot.id,
        message_count: 0,
        member_count: 1,
        thread_metadata: { archived: false, locked: false, auto_archive_duration: 4320 },
        member: { user_id: emulator.world.bot.id },
      },
    });
    expect(await call(emulator, 'GET', `/channels/${papers()}/messages/${message}`)).toMatchObject({
      body: { flags: 32, thread: { id: message, name: 'Talk' } },
    });
    expect(await call(emulator, 'GET', `/channels/${message}/messages`)).toMatchObject({
      body: [
        { type: 21, message_reference: { message_id: message }, referenced_message: { content: 'digest' } },
      ],
    });
    const again = await post(`/channels/${papers()}/messages/${message}/threads`, { name: 'Talk' });
    expect(again).toMatchObject({ status: 400, body: { code: 160_004 } });
  });

  test('requires a permission, a channel that can have threads, and a name', async () => {
    const message = idOf(await say(papers(), 'digest'));
    const path = `/channels/${papers()}/messages/${message}/threads`;
    expect(await post(path, { name: 'x'.repeat(101) })).toMatchObject({ body: { code: 50_035 } });
    expect(await post(path, { name: '' })).toMatchObject({ body: { code: 50_035 } });
    deny(PermissionFlagsBits.CreatePublicThreads);
    expect(await post(path, { name: 'Talk' })).toMatchObject({ status: 403, body: { code: 50_013 } });
    const dm = emulator.world.openDm(emulator.world.seed.users.ben.id).id;
    const direct = idOf(await say(dm, 'hi'));
    expect(await post(`/channels/${dm}/messages/${direct}/threads`, { name: 'Talk' })).toMatchObject({
      status: 400,
      body: { code: 50_024 },
    });
  });
});

describe('a thread without a message', () => {
  test('is private by default, and only visible to its members', async () => {
    const id = idOf(await post(`/channels/${papers()}/threads`, { name: 'Secret' }));
    expect(await call(emulator, 'GET', `/channels/${id}`)).toMatchObject({
      body: { type: ChannelType.PrivateThread, thread_metadata: { invitable: true } },
    });
    expect(() => emulator.userActions.say('Ben', id, 'may I?')).toThrow('Ben cannot see #Secret');
    const { ben } = emulator.world.seed.users;
    await call(emulator, 'PUT', `/channels/${id}/thread-members/${ben.id}`);
    expect(emulator.userActions.say('Ben', id, 'thanks').content).toBe('thanks');
    await call(emulator, 'DELETE', `/channels/${id}/thread-members/@me`);
    expect(await say(id, 'too late')).toMatchObject({ status: 403, body: { code: 50_001 } });
  });

  test('that is public is announced in its channel', async () => {
    const id = await start();
    expect(await call(emulator, 'GET', `/channels/${papers()}/messages`)).toMatchObject({
      body: [{ type: 18, content: 'Mamba', message_reference: { channel_id: id } }],
    });
  });
});

describe('writing in a thread', () => {
  test('requires Send Messages in Threads instead of Send Messages, and is counted', async () => {
    const id = await start();
    deny(PermissionFlagsBits.SendMessages);
    const sent = await say(id, 'hello');
    expect(sent).toMatchObject({ status: 200, body: { position: 0 } });
    expect(await call(emulator, 'GET', `/channels/${id}`)).toMatchObject({
      body: { message_count: 1, total_message_sent: 1, last_message_id: idOf(sent) },
    });
    await call(emulator, 'DELETE', `/channels/${id}/messages/${idOf(sent)}`);
    expect(await call(emulator, 'GET', `/channels/${id}`)).toMatchObject({
      body: { message_count: 0, total_message_sent: 1 },
    });
    deny(PermissionFlagsBits.SendMessagesInThreads);
    expect(await say(id, 'hello')).toMatchObject({ status: 403, body: { code: 50_013 } });
  });

  test('unarchives it unless it is locked', async () => {
    const id = await start();
    await patch(id, { archived: true });
    expect(namesOf(await active())).toEqual([]);
    expect(await say(id, 'wake up')).toMatchObject({ status: 200 });
    expect(namesOf(await active())).toEqual(['Mamba']);
    emulator.world.threads.update(id, { archived: true, locked: true });
    expect(await say(id, 'wake up')).toMatchObject({ status: 403, body: { code: 160_005 } });
    expect(() => emulator.userActions.say('Ben', id, 'me?')).toThrow('Ben may not write in #Mamba');
    grant(PermissionFlagsBits.ManageThreads);
    expect(await say(id, 'wake up')).toMatchObject({ status: 200 });
  });

  test('is allowed in an archived thread; edits, reactions and new members are refused', async () => {
    const id = await start();
    const message = idOf(await say(id, 'hello'));
    await patch(id, { archived: true });
    const refusal = { status: 400, body: { code: 50_083 } };
    const path = `/channels/${id}/messages/${message}`;
    expect(await call(emulator, 'PATCH', path, { content: 'x' })).toMatchObject(refusal);
    expect(await call(emulator, 'PUT', `${path}/reactions/🔖/@me`)).toMatchObject(refusal);
    expect(await call(emulator, 'PUT', `/channels/${id}/thread-members/@me`)).toMatchObject(refusal);
    expect(await patch(id, { name: 'Other' })).toMatchObject(refusal);
  });
});

test('the owner may change a thread; locking requires Manage Threads', async () => {
  const id = await start();
  expect(await patch(id, { name: 'S4', auto_archive_duration: 60 })).toMatchObject({
    status: 200,
    body: { name: 'S4', thread_metadata: { auto_archive_duration: 60 } },
  });
  expect(await patch(id, { locked: true })).toMatchObject({ status: 403, body: { code: 50_013 } });
  const message = emulator.userActions.say('Ada', 'papers', 'read this');
  const { ada } = emulator.world.seed.users;
  const options = { owner: ada, name: 'Ada’s' };
  const threadOfAda = emulator.world.threads.startFromMessage(papersChannel(), message, options);
  expect(await patch(threadOfAda.id, { name: 'Mine' })).toMatchObject({
    status: 403,
    body: { code: 50_013 },
  });
  grant(PermissionFlagsBits.ManageThreads);
  expect(await patch(threadOfAda.id, { locked: true, archived: true })).toMatchObject({
    body: { thread_metadata: { locked: true, archived: true } },
  });
  expect(await call(emulator, 'DELETE', `/channels/${threadOfAda.id}`)).toMatchObject({ status: 200 });
  expect(await call(emulator, 'GET', `/channels/${threadOfAda.id}`)).toMatchObject({
    body: { code: 10_003 },
  });
});

function papersChannel() {
  const channel = emulator.world.directory.channel(papers());
  if (channel.type !== ChannelType.GuildText) throw new TypeError('papers is a text channel');
  return channel;
}

test('an inactive thread is archived by the world’s clock', async () => {
  const id = await start({ auto_archive_duration: 60 });
  now += HOUR / 2;
  await say(id, 'still here');
  now += HOUR / 2;
  expect(namesOf(await active())).toEqual(['Mamba']);
  now += HOUR / 2;
  expect(namesOf(await active())).toEqual([]);
  expect(await call(emulator, 'GET', `/channels/${id}`)).toMatchObject({
    body: { thread_metadata: { archived: true, archive_timestamp: new Date(now).toISOString() } },
  });
});

test('archived threads are listed in pages, the last archived first', async () => {
  for (const name of ['one', 'two', 'three']) {
    const id = await start({ name });
    now += 1000;
    await patch(id, { archived: true });
  }
  expect(await archived('?limit=2')).toMatchObject({ body: { has_more: true } });
  expect(namesOf(await archived('?limit=2'))).toEqual(['three', 'two']);
  const before = new Date(now - 1000).toISOString();
  expect(namesOf(await archived(`?before=${before}`))).toEqual(['one']);
  expect(await archived('?before=yesterday')).toMatchObject({ status: 400, body: { code: 50_035 } });
  deny(PermissionFlagsBits.ReadMessageHistory);
  expect(await archived()).toMatchObject({ status: 403, body: { code: 50_013 } });
});

test('members join, are listed and leave', async () => {
  const id = await start();
  const { ben } = emulator.world.seed.users;
  const path = `/channels/${id}/thread-members`;
  expect(await call(emulator, 'GET', `${path}/${ben.id}`)).toMatchObject({ body: { code: 10_007 } });
  expect(await call(emulator, 'PUT', `${path}/${ben.id}`)).toMatchObject({ status: 204 });
  expect(await call(emulator, 'GET', `${path}/${ben.id}?with_member=true`)).toMatchObject({
    body: { id, user_id: ben.id, member: { user: { username: 'ben' } } },
  });
  expect(await call(emulator, 'GET', path)).toMatchObject({
    body: [{ user_id: emulator.world.bot.id }, { user_id: ben.id }],
  });
  expect(await call(emulator, 'DELETE', `${path}/${ben.id}`)).toMatchObject({ body: { code: 50_013 } });
  emulator.userActions.say('Cleo', id, 'who writes is in it');
  expect(await call(emulator, 'GET', `/channels/${id}`)).toMatchObject({ body: { member_count: 3 } });
});
