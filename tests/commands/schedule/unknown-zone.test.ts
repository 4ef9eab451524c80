import { describe, expect, it } from 'vitest';
import type { GivenOptions } from '../invocation.ts';
import { openTestApp } from '../test-app.ts';
import { press } from '../use-component.ts';
import { ADMIN, call, CHANNEL, create, GUILD, say } from './schedule-calls.ts';

const EVERY_DAY = { what: 'archive', days: 'every day' };

/** An app with a schedule, no 1, that was paused since its time zone was removed, and another one. */
async function openWithoutZone() {
  const app = await openTestApp();
  await app.addPapers({ title: 'Trams of the north' });
  const schedule = await create(app, EVERY_DAY);
  const removed = { ...schedule, timezone: 'Atlantis/Capital' };
  await app.schedules.update(1, removed, { by: ADMIN, next: schedule.next });
  await app.schedules.pause(1, 'the time zone Atlantis/Capital is no longer known');
  await create(app, { what: 'daily' });
  return { app, stored: async () => app.schedules.get(1) };
}

describe('a schedule whose time zone is no longer known', () => {
  it('is listed with the others', async () => {
    const { app } = await openWithoutZone();
    const text = await say(app, 'list');
    expect(text).toContain('the time zone Atlantis/Capital is no longer known');
    expect(text).toContain('daily');
  });

  it.each<[string, GivenOptions]>([
    ['resume', {}],
    ['pause', { until: '3d' }],
    ['preview', {}],
    ['run', {}],
    ['why', { paper: '#1' }],
    ['edit', { count: 3 }],
  ])('needs another one first: %s', async (subcommand, options) => {
    const { app, stored } = await openWithoutZone();
    const before = await stored();
    await expect(call(app, subcommand, { schedule: '1', ...options })).rejects.toThrow(
      'The time zone Atlantis/Capital of this schedule is no longer known. Set another one with `timezone` of `/schedule edit`.',
    );
    expect(await stored()).toEqual(before);
  });

  it('goes on in another one', async () => {
    const { app, stored } = await openWithoutZone();
    await call(app, 'edit', { schedule: '1', timezone: 'berlin' });
    await call(app, 'resume', { schedule: '1' });
    expect(await stored()).toMatchObject({ timezone: 'Europe/Berlin', pausedReason: null });
  });

  it('keeps no other from being created', async () => {
    const { app } = await openWithoutZone();
    await call(app, 'create', { channel: CHANNEL, ...EVERY_DAY });
    expect(await app.schedules.inGuild(GUILD)).toHaveLength(3);
  });

  it('is restored as it was when its deletion is undone', async () => {
    const { app, stored } = await openWithoutZone();
    const before = await stored();
    await call(app, 'delete', { schedule: '1' });
    await press(app, 'v1|undo-delete|1', { managesGuild: true });
    expect(await stored()).toEqual(before);
  });
});
