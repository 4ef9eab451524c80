import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startCheckedEmulator({ now: Date.now });
});
afterEach(() => emulator.stop());

const base = (): string => `/applications/${emulator.world.application.id}/commands`;
const named = z.object({ id: z.string(), name: z.string() });
const idsByName = ({ body }: RestReply): Record<string, string> =>
  Object.fromEntries(
    z
      .array(named)
      .parse(body)
      .map(({ name, id }) => [name, id]),
  );
const definition = (name: string): object => ({ name, description: 'Does something' });

test('a bulk overwrite keeps the id of a command with the same name and removes the others', async () => {
  const before = idsByName(await call(emulator, 'PUT', base(), [definition('search'), definition('old')]));
  const after = idsByName(await call(emulator, 'PUT', base(), [definition('new'), definition('search')]));
  expect(Object.keys(after)).toEqual(['new', 'search']);
  expect(after['search']).toBe(before['search']);
  expect(idsByName(await call(emulator, 'GET', base()))).toEqual(after);
});

test('creates, overwrites, changes, reads and removes a command', async () => {
  const made = await call(emulator, 'POST', base(), definition('search'));
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'search', type: 1, default_member_permissions: null },
  });
  const again = await call(emulator, 'POST', base(), { ...definition('search'), description: 'Other' });
  expect(again).toMatchObject({ status: 200, body: { id: named.parse(made.body).id, description: 'Other' } });
  const path = `${base()}/${named.parse(made.body).id}`;
  expect(await call(emulator, 'PATCH', path, { description: 'Third' })).toMatchObject({
    status: 200,
    body: { name: 'search', description: 'Third' },
  });
  expect(await call(emulator, 'GET', path)).toMatchObject({ body: { description: 'Third' } });
  expect(await call(emulator, 'DELETE', path)).toEqual({ status: 204, body: undefined });
  expect(await call(emulator, 'GET', path)).toMatchObject({ status: 404, body: { code: 10063 } });
});

test('a guild command precedes the global one of the same name', async () => {
  const { guild } = emulator.world.seed;
  const inGuild = base().replace('/commands', `/guilds/${guild.id}/commands`);
  await call(emulator, 'PUT', base(), [definition('search'), definition('paper')]);
  const local = await call(emulator, 'PUT', inGuild, [definition('search')]);
  const offered = emulator.userActions.commands('Ben', 'papers');
  expect(offered.map(each => each.name)).toEqual(['search', 'paper']);
  expect(offered[0]?.id).toBe(idsByName(local)['search']);
});

test('refuses requests for the commands of another application', async () => {
  expect(await call(emulator, 'GET', '/applications/123456789012345678/commands')).toMatchObject({
    status: 404,
    body: { code: 10002 },
  });
});
