import { REST } from 'discord.js';
import { expect, it } from 'vitest';
import type { LibraryStore } from '../../src/core/library/library.ts';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { withPresentSavers } from '../../src/discord/present-savers.ts';
import { restOptions } from '../../src/discord/rest/rest-options.ts';
import { createRestTraffic } from '../../src/discord/rest/rest-traffic.ts';
import { processClock } from '../../src/process/clock.ts';
import { openEmulator } from '../support/emulator.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { addMember } from '../support/users.ts';

it('only savers who are members of the server now are named, each looked up once in a while', async () => {
  const emulator = await openEmulator();
  const { world, faults } = emulator;
  const guildId = world.seed.guild.id;
  const member = addMember(emulator);
  const { id: gone } = world.addUser({ username: 'gone' });
  const log = createSilentLog();
  const clock = createManualClock('2026-11-21T12:00:00Z');
  const traffic = createRestTraffic({ clock: processClock, log });
  const rest = new REST(restOptions(emulator.apiUrl, traffic)).setToken(emulator.token);
  const library: Pick<LibraryStore, 'publicSavers'> = { publicSavers: () => Promise.resolve([member, gone]) };
  const shown = withPresentSavers(library, { rest, clock, log });
  const requests = () =>
    [member, gone].map(id => faults.find({ method: 'GET', path: `/guilds/${guildId}/members/${id}` }).length);

  expect(await shown.publicSavers(1, guildId, 5)).toEqual([member]);
  expect(await shown.publicSavers(1, guildId, 5)).toEqual([member]);
  expect(requests()).toEqual([1, 1]);

  world.addMember(guildId, gone);
  clock.advance(HOUR_MS);
  faults.respondNext({ method: 'GET', path: `/guilds/${guildId}/members/${member}` }, { status: 403 });
  expect(await shown.publicSavers(1, guildId, 5)).toEqual([gone]);
  expect(await shown.publicSavers(1, guildId, 5)).toEqual([member, gone]);
});
