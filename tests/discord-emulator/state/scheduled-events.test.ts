import { once } from 'node:events';
import { Events, GatewayIntentBits, GuildScheduledEventStatus, PermissionFlagsBits } from 'discord.js';
import type { Guild } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { connectBot } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';
import { call } from '../rest-client.ts';

const HOUR_MS = 3_600_000;
const NINE = Date.UTC(2026, 8, 7, 9);

let now = NINE;
let bot: ConnectedBot;
beforeEach(async () => {
  now = NINE;
  bot = await connectBot(
    { rateLimits: 'off', now: () => now },
    { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildScheduledEvents] },
  );
});
afterEach(() => bot.stop());

const created = z.object({ id: z.string(), status: z.number() });

const path = (): string => `/guilds/${bot.emulator.world.seed.guild.id}/scheduled-events`;

const meeting = (fields: object = {}): object => ({
  name: 'Reading club',
  description: 'We read a paper.',
  scheduled_start_time: new Date(NINE + HOUR_MS).toISOString(),
  scheduled_end_time: new Date(NINE + 2 * HOUR_MS).toISOString(),
  privacy_level: 2,
  entity_type: 3,
  entity_metadata: { location: 'In the thread' },
  ...fields,
});

async function guild(): Promise<Guild> {
  return bot.client.guilds.fetch(bot.emulator.world.seed.guild.id);
}

test('an event is created, listed, changed and deleted, and the bot receives each step', async () => {
  const announced = once(bot.client, Events.GuildScheduledEventCreate);
  const event = await (
    await guild()
  ).scheduledEvents.create({
    name: 'Reading club',
    scheduledStartTime: NINE + HOUR_MS,
    scheduledEndTime: NINE + 2 * HOUR_MS,
    privacyLevel: 2,
    entityType: 3,
    entityMetadata: { location: 'Here' },
  });
  await announced;
  const listed = await (await guild()).scheduledEvents.fetch();
  expect(listed.map(each => each.name)).toEqual(['Reading club']);
  const updated = once(bot.client, Events.GuildScheduledEventUpdate);
  expect((await event.edit({ name: 'Another name' })).name).toBe('Another name');
  await updated;
  const deleted = once(bot.client, Events.GuildScheduledEventDelete);
  await event.delete();
  await deleted;
  await expect((await guild()).scheduledEvents.fetch(event.id)).rejects.toMatchObject({ code: 10_070 });
});

test('an event starts and ends by the clock; an ended one is not listed', async () => {
  const { body } = await call(bot.emulator, 'POST', path(), meeting());
  const { id } = created.parse(body);
  const status = async (): Promise<number> =>
    created.parse((await call(bot.emulator, 'GET', `${path()}/${id}`)).body).status;
  now = NINE + HOUR_MS;
  expect(await status()).toBe(GuildScheduledEventStatus.Active);
  now = NINE + 2 * HOUR_MS;
  expect(await status()).toBe(GuildScheduledEventStatus.Completed);
  expect((await call(bot.emulator, 'GET', path())).body).toEqual([]);
});

test.each([
  ['no end', { scheduled_end_time: null }, 'scheduled_end_time'],
  ['no location', { entity_metadata: null }, 'entity_metadata'],
  ['a name over 100', { name: 'x'.repeat(101) }, 'name'],
  ['a description over 1000', { description: 'x'.repeat(1001) }, 'description'],
  ['a start in the past', { scheduled_start_time: new Date(NINE).toISOString() }, 'scheduled_start_time'],
  ['an end before the start', { scheduled_end_time: new Date(NINE).toISOString() }, 'scheduled_end_time'],
])('%s is refused', async (_case, fields, field) => {
  const { status, body } = await call(bot.emulator, 'POST', path(), meeting(fields));
  expect([status, body]).toMatchObject([400, { code: 50_035, errors: { [field]: {} } }]);
});

test('without Create Events the code is 50013', async () => {
  const { world } = bot.emulator;
  const everyone = world.directory
    .guild(world.seed.guild.id)
    .roles.find(each => each.id === world.seed.guild.id);
  if (everyone === undefined) throw new TypeError('no @everyone');
  const permissions = BigInt(everyone.permissions) & ~PermissionFlagsBits.CreateEvents;
  world.directory.putRole(world.seed.guild.id, { ...everyone, permissions: String(permissions) });
  const { body } = await call(bot.emulator, 'POST', path(), meeting());
  expect(body).toMatchObject({ code: 50_013 });
});

test('a guild has at most 100 events that have not ended', async () => {
  for (let count = 0; count < 100; count += 1) await call(bot.emulator, 'POST', path(), meeting());
  const { body } = await call(bot.emulator, 'POST', path(), meeting());
  expect(body).toMatchObject({ code: 30_038 });
});
