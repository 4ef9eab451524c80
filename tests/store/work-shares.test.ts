import { expect, it } from 'vitest';
import { SCHEDULE_DEFAULTS } from '../../src/core/schedule/schedule.ts';
import { TAKEOVER_AFTER_MS } from '../../src/core/work-shares.ts';
import { openTestDatabase } from '../support/database.ts';

const GUILD = '1000000000000000001';
/** In the other one of two shards. */
const OTHER_GUILD = '1000000000004194305';
const shardOf = (guildId: string) => ({ count: 2, ids: [Number((BigInt(guildId) >> 22n) % 2n)] });

it('schedules of servers that another process serves are due a minute later', async () => {
  const { schedules } = (await openTestDatabase()).stores;
  const add = (guildId: string, dueAt: number) =>
    schedules.create(
      { ...SCHEDULE_DEFAULTS, guildId, channelId: guildId, timezone: 'UTC', days: [1], what: 'daily' },
      { by: '1', at: 0, next: { date: '2026-11-23', dueAt } },
    );
  const others = await add(OTHER_GUILD, 1_000);
  const own = await add(GUILD, 5_000);
  const guilds = shardOf(GUILD);
  const due = async (now: number) => (await schedules.due(now, { limit: 9, guilds })).map(({ id }) => id);
  expect(await schedules.nextDueAt()).toBe(1_000);
  expect(await schedules.nextDueAt(guilds)).toBe(5_000);
  expect(await schedules.nextDueAt(shardOf(OTHER_GUILD))).toBe(1_000);
  expect(await due(5_000)).toEqual([own.id]);
  expect(await due(1_001 + TAKEOVER_AFTER_MS)).toEqual([others.id, own.id]);
  await schedules.advance(own.id, { date: '2026-11-30', dueAt: 9_000_000 });
  expect(await schedules.nextDueAt(guilds)).toBe(1_000 + TAKEOVER_AFTER_MS);
});
