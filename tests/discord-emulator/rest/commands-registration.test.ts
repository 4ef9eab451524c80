import { beforeEach, describe, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

const DAY_MS = 24 * 3_600_000;

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  emulator = await openEmulator({ now: () => now });
});

const put = (definitions: readonly object[], guildId?: string): Promise<RestReply> => {
  const scope = guildId === undefined ? '' : `/guilds/${guildId}`;
  const path = `/applications/${emulator.world.application.id}${scope}/commands`;
  return call(emulator, 'PUT', path, definitions);
};
/** Returns fifty commands whose names begin with a prefix. */
const fifty = (prefix: string): object[] =>
  Array.from({ length: 50 }, (_, index) => ({ name: `${prefix}${index}`, description: 'Does something' }));

describe('the limit of 200 new commands a day', () => {
  test('does not count changed commands, and applies to any 24 h', async () => {
    for (const prefix of ['a', 'b', 'c']) {
      expect(await put(fifty(prefix))).toMatchObject({ status: 200 });
      now += 1000;
    }
    for (let round = 0; round < 2; round += 1) expect(await put(fifty('c'))).toMatchObject({ status: 200 });
    expect(await put(fifty('d'))).toMatchObject({ status: 200 });
    expect(await put([...fifty('d'), { name: 'one-more', description: 'x' }])).toMatchObject({
      status: 400,
      body: { code: 30_034 },
    });
    expect(emulator.world.commands.list(null)).toHaveLength(50);
    now += DAY_MS - 3000;
    expect(await put([...fifty('d'), { name: 'one-more', description: 'x' }])).toMatchObject({ status: 200 });
    expect(await put(fifty('e'))).toMatchObject({ status: 400, body: { code: 30_034 } });
  });

  test('is separate for each guild', async () => {
    for (const prefix of ['a', 'b', 'c', 'd']) await put(fifty(prefix));
    expect(await put(fifty('e'))).toMatchObject({ body: { code: 30_034 } });
    expect(await put(fifty('e'), emulator.world.seed.guild.id)).toMatchObject({ status: 200 });
  });
});

test('stores and returns types, contexts, installations, localisations and permissions', async () => {
  const search = {
    name: 'search',
    description: 'Find papers',
    name_localizations: { de: 'suche' },
    description_localizations: { de: 'Findet Artikel' },
    default_member_permissions: '32',
    contexts: [0, 2],
    integration_types: [1],
    options: [
      { type: 3, name: 'query', description: 'Words', name_localizations: { de: 'worte' }, required: true },
    ],
  };
  const menus = [
    { type: 2, name: 'Show library' },
    { type: 3, name: 'Save paper' },
  ];
  expect(await put([search, ...menus])).toMatchObject({
    body: [{ ...search, type: 1 }, ...menus.map(menu => ({ ...menu, description: '', options: [] }))],
  });
  const everywhere = { integration_types: [0, 1], contexts: null };
  expect(emulator.world.commands.list(null).slice(1)).toMatchObject([everywhere, everywhere]);
});
