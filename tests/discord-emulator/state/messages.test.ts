import { OverwriteType, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { startEmulator } from '../../../src/discord-emulator/emulator.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  emulator = await startCheckedEmulator({ now: () => now, rateLimits: 'off' });
});
afterEach(() => emulator.stop());

const send = (body: unknown, channel = emulator.world.seed.channels.papers.id): Promise<RestReply> =>
  call(emulator, 'POST', `/channels/${channel}/messages`, body);
const idOf = ({ body }: RestReply): string => z.object({ id: z.string() }).parse(body).id;

const papers = (): string => emulator.world.seed.channels.papers.id;

test('ids come from the given clock and increase even if it stops or moves back', async () => {
  const first = idOf(await send({ content: 'a' }));
  const second = idOf(await send({ content: 'b' }));
  now -= 3_600_000;
  const third = idOf(await send({ content: 'c' }));
  expect(first).toMatch(/^\d{17,19}$/u);
  expect(Number(BigInt(first) >> 22n) + 1_420_070_400_000).toBe(Date.UTC(2026, 0, 5, 9));
  expect([first, second, third]).toEqual([first, second, third].toSorted());
});

describe('an enforced nonce', () => {
  test('returns the existing message within five minutes of the given clock', async () => {
    const first = idOf(await send({ content: 'digest', nonce: 'n1', enforce_nonce: true }));
    expect(idOf(await send({ content: 'digest', nonce: 'n1', enforce_nonce: true }))).toBe(first);
    expect(idOf(await send({ content: 'digest', nonce: 'n2', enforce_nonce: true }))).not.toBe(first);
    const { general } = emulator.world.seed.channels;
    expect(idOf(await send({ content: 'digest', nonce: 'n1', enforce_nonce: true }, general.id))).not.toBe(
      first,
    );
    expect(emulator.world.messages.history(papers(), { limit: 50 })).toHaveLength(2);
    now += 6 * 60_000;
    expect(idOf(await send({ content: 'digest', nonce: 'n1', enforce_nonce: true }))).not.toBe(first);
  });

  test('without enforce_nonce creates two messages', async () => {
    const first = idOf(await send({ content: 'digest', nonce: 'n1' }));
    expect(idOf(await send({ content: 'digest', nonce: 'n1' }))).not.toBe(first);
  });

  test('of a deleted message returns Unknown Message', async () => {
    const first = idOf(await send({ content: 'digest', nonce: 'n1', enforce_nonce: true }));
    await call(emulator, 'DELETE', `/channels/${papers()}/messages/${first}`);
    const again = await send({ content: 'digest', nonce: 'n1', enforce_nonce: true });
    expect(again).toMatchObject({ status: 404, body: { code: 10008 } });
  });
});

const list = async (query: string): Promise<string> => {
  const { body } = await call(emulator, 'GET', `/channels/${papers()}/messages?${query}`);
  return z
    .array(z.object({ content: z.string() }))
    .parse(body)
    .map(each => each.content)
    .join('');
};

test('history is listed newest first, before, after and around a message', async () => {
  const ids: string[] = [];
  for (const content of ['1', '2', '3', '4', '5']) ids.push(idOf(await send({ content })));
  expect(await list('')).toBe('54321');
  expect(await list('limit=2')).toBe('54');
  expect(await list(`before=${ids[2]}`)).toBe('21');
  expect(await list(`after=${ids[2]}&limit=1`)).toBe('4');
  expect(await list(`around=${ids[2]}&limit=3`)).toBe('432');
});

test('an edit changes the given fields and keeps the others; null empties a field', async () => {
  const id = idOf(await send({ content: 'text', embeds: [{ title: 'Title' }] }));
  const edit = (body: unknown): Promise<RestReply> =>
    call(emulator, 'PATCH', `/channels/${papers()}/messages/${id}`, body);
  expect(await edit({ content: 'other' })).toMatchObject({
    status: 200,
    body: { content: 'other', embeds: [{ title: 'Title' }], edited_timestamp: '2026-01-05T09:00:00.000Z' },
  });
  expect(await edit({ embeds: null })).toMatchObject({ body: { content: 'other', embeds: [] } });
  expect(await edit({ content: null })).toMatchObject({ status: 400, body: { code: 50006 } });
  expect(await edit({ flags: 32_768, content: '', components: [{ type: 10, content: 'x' }] })).toMatchObject({
    body: { flags: 32_768 },
  });
  expect(await edit({ flags: 0 })).toMatchObject({ body: { flags: 32_768 } });
  const messageOfAda = emulator.userActions.say('Ada', 'papers', 'mine');
  expect(
    await call(emulator, 'PATCH', `/channels/${papers()}/messages/${messageOfAda.id}`, { content: 'x' }),
  ).toMatchObject({ status: 403, body: { code: 50005 } });
});

test('files are stored with their description and served', async () => {
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ attachments: [{ id: 0, description: 'My library' }] }));
  form.set('files[0]', new Blob(['@article{}'], { type: 'text/x-bibtex' }), 'library.bib');
  const response = await fetch(
    `${emulator.apiUrl}/v10/channels/${emulator.world.seed.channels.papers.id}/messages`,
    { method: 'POST', body: form, headers: { authorization: `Bot ${emulator.token}` } },
  );
  const message = z
    .object({
      attachments: z.array(z.object({ filename: z.string(), description: z.string(), url: z.url() })),
    })
    .parse(await response.json());
  expect(message.attachments).toMatchObject([{ filename: 'library.bib', description: 'My library' }]);
  expect(await (await fetch(message.attachments[0]?.url ?? '')).text()).toBe('@article{}');
  expect(emulator.faults.requests.at(-1)?.files).toEqual(['library.bib']);
});

const mentions = async (body: unknown) =>
  z
    .object({
      mentions: z.array(z.object({ username: z.string() })),
      mention_roles: z.array(z.string()),
      mention_everyone: z.boolean(),
    })
    .parse((await send(body)).body);

describe('mentions', () => {
  const NO_MENTIONS = { mentions: [], mention_roles: [], mention_everyone: false };

  test('ping users; roles and everyone require a permission', async () => {
    const { users, roles, guild } = emulator.world.seed;
    const content = `@everyone <@${users.ben.id}> <@&${roles.admin.id}>`;
    expect(await mentions({ content })).toEqual({ ...NO_MENTIONS, mentions: [{ username: 'ben' }] });
    const bot = emulator.world.directory.guild(guild.id).roles.find(each => each.name === 'Paperboy');
    const permissions = PermissionFlagsBits.MentionEveryone.toString();
    if (bot !== undefined) emulator.world.directory.putRole(guild.id, { ...bot, permissions });
    expect(await mentions({ content })).toEqual({
      mentions: [{ username: 'ben' }],
      mention_roles: [roles.admin.id],
      mention_everyone: true,
    });
    expect(await mentions({ content, allowed_mentions: { parse: [] } })).toEqual(NO_MENTIONS);
    expect(await mentions({ content, allowed_mentions: { parse: [], roles: [roles.admin.id] } })).toEqual({
      ...NO_MENTIONS,
      mention_roles: [roles.admin.id],
    });
  });

  test('ping in text displays, not in embeds or code', async () => {
    const mention = `<@${emulator.world.seed.users.ada.id}>`;
    const components = [{ type: 17, components: [{ type: 10, content: mention }] }];
    expect(await mentions({ flags: 32_768, components })).toMatchObject({ mentions: [{ username: 'ada' }] });
    expect(await mentions({ content: `\`${mention}\``, embeds: [{ description: mention }] })).toEqual(
      NO_MENTIONS,
    );
  });
});

const deny = (permission: bigint): void => {
  emulator.world.setOverwrite(papers(), { id: emulator.world.seed.guild.id, deny: permission });
};

describe('permissions', () => {
  test('sending without permission is 50013, to an invisible channel 50001', async () => {
    expect(await send({ content: 'x' }, emulator.world.seed.channels.quiet.id)).toMatchObject({
      status: 403,
      body: { code: 50013, message: 'Missing Permissions' },
    });
    deny(PermissionFlagsBits.ViewChannel);
    expect(await send({ content: 'x' })).toMatchObject({ status: 403, body: { code: 50001 } });
  });

  test('embeds, reactions and deleting messages of others require their own', async () => {
    deny(PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AddReactions);
    expect(await send({ content: 'x' })).toMatchObject({ status: 200 });
    expect(await send({ embeds: [{ title: 'x' }] })).toMatchObject({ status: 403, body: { code: 50013 } });
    const messageOfAda = emulator.userActions.say('Ada', 'papers', 'mine');
    const path = `/channels/${papers()}/messages/${messageOfAda.id}`;
    expect(await call(emulator, 'PUT', `${path}/reactions/🔖/@me`)).toMatchObject({ body: { code: 50013 } });
    expect(await call(emulator, 'DELETE', path)).toMatchObject({ body: { code: 50013 } });
    expect(() => emulator.userActions.react('Ben', messageOfAda.id, '🔖')).toThrow(
      'Ben may not add reactions here',
    );
  });

  test('an overwrite of a member takes precedence over that of a role', async () => {
    deny(PermissionFlagsBits.SendMessages);
    expect(await send({ content: 'x' })).toMatchObject({ status: 403 });
    emulator.world.setOverwrite(papers(), {
      id: emulator.world.bot.id,
      type: OverwriteType.Member,
      allow: PermissionFlagsBits.SendMessages,
    });
    expect(await send({ content: 'x' })).toMatchObject({ status: 200 });
  });

  test('without Read Message History the list is empty', async () => {
    await send({ content: 'x' });
    deny(PermissionFlagsBits.ReadMessageHistory);
    expect(await call(emulator, 'GET', `/channels/${papers()}/messages`)).toEqual({ status: 200, body: [] });
  });

  test('an unknown path is not found', async () => {
    // Not checked against Discord's OpenAPI description, which has no such path.
    const plain = await startEmulator({ now: () => now });
    onTestFinished(() => plain.stop());
    const notFound = { status: 404, body: { message: '404: Not Found', code: 0 } };
    expect(await call(plain, 'GET', '/nowhere')).toEqual(notFound);
  });

  test('each kind of unknown object has its own code', async () => {
    const { token, ...tokenless } = emulator;
    expect(token).not.toBe('');
    const get = (path: string): Promise<RestReply> => call(emulator, 'GET', path);
    expect(await get('/channels/123456789012345678')).toMatchObject({ status: 404, body: { code: 10003 } });
    expect(await get('/guilds/123456789012345678')).toMatchObject({ status: 404, body: { code: 10004 } });
    expect(await get(`/channels/${papers()}/messages/123456789012345678`)).toMatchObject({
      body: { code: 10008 },
    });
    expect(await get('/channels/papers')).toMatchObject({
      status: 400,
      body: { errors: { channel_id: { _errors: [{ code: 'NUMBER_TYPE_COERCE' }] } } },
    });
    const unauthorized = { status: 401, body: { message: '401: Unauthorized', code: 0 } };
    expect(await call({ ...tokenless, token: 'wrong' }, 'GET', '/users/@me')).toEqual(unauthorized);
    expect(await call(emulator, 'GET', '/users/@me', undefined, null)).toEqual(unauthorized);
  });

  test('a direct message is sent unless the user accepts none', async () => {
    const { ben } = emulator.world.seed.users;
    const dm = idOf(await call(emulator, 'POST', '/users/@me/channels', { recipient_id: ben.id }));
    expect(idOf(await call(emulator, 'POST', '/users/@me/channels', { recipient_id: ben.id }))).toBe(dm);
    expect(await send({ content: 'new papers for you' }, dm)).toMatchObject({ status: 200 });
    emulator.world.closedDms.add(ben.id);
    expect(await send({ content: 'more' }, dm)).toMatchObject({ status: 403, body: { code: 50007 } });
  });
});
