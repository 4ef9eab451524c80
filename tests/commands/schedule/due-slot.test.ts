import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import type { GivenOptions } from '../invocation.ts';
import { openTestApp } from '../test-app.ts';
import { press } from '../use-component.ts';
import { call, create } from './schedule-calls.ts';

/** A schedule whose slot was due a minute ago, by default that of Saturday at 09:00; it is not decided yet. */
async function openDue(options: GivenOptions = { what: 'archive', days: 'every day' }) {
  const app = await openTestApp('2026-11-20T12:00:00Z');
  const { id, next: due } = await create(app, options);
  app.clock.set(due.dueAt + MINUTE_MS);
  return { app, due, next: async () => (await app.schedules.get(id))?.next };
}

describe('a slot that is due, but not decided yet', () => {
  it.each<GivenOptions>([{ count: 3 }, { time: '08:00' }, { days: 'sat' }, { timezone: 'tokyo' }])(
    'stays due when its schedule is edited: %j',
    async given => {
      const { app, due, next } = await openDue();
      await call(app, 'edit', { schedule: '1', ...given });
      expect(await next()).toEqual(due);
    },
  );

  it.each<[GivenOptions, number]>([
    [{ time: '18:00' }, 9 * HOUR_MS],
    [{ timezone: 'America/New_York' }, 5 * HOUR_MS],
  ])('moves to a later time of its date: %j', async (given, later) => {
    const { app, due, next } = await openDue();
    await call(app, 'edit', { schedule: '1', ...given });
    expect(await next()).toEqual({ date: due.date, dueAt: due.dueAt + later });
  });

  it('is not posted where its day was removed', async () => {
    const { app, next } = await openDue();
    await call(app, 'edit', { schedule: '1', days: 'weekdays' });
    expect(await next()).toMatchObject({ date: '2026-11-23' });
  });

  it('goes on waiting for the feed of its night when its schedule is edited', async () => {
    const { app, due, next } = await openDue({ preset: 'arxiv' });
    app.clock.advance(30 * MINUTE_MS);
    await call(app, 'edit', { schedule: '1', count: 3 });
    expect(await next()).toEqual(due);
  });

  it('stays due when a deletion is undone', async () => {
    const { app, due, next } = await openDue();
    await call(app, 'delete', { schedule: '1' });
    await press(app, 'v1|undo-delete|1', { managesGuild: true });
    expect(await next()).toEqual(due);
  });

  it('is passed over while its schedule is paused', async () => {
    const { app, next } = await openDue();
    await call(app, 'pause', { schedule: '1' });
    await call(app, 'edit', { schedule: '1', count: 3 });
    expect(await next()).toMatchObject({ date: '2026-11-22' });
  });
});
