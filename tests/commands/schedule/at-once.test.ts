import { describe, expect, it } from 'vitest';
import type { UnitOfWork } from '../../../src/core/stores.ts';
import { openTestApp } from '../test-app.ts';
import { press } from '../use-component.ts';
import { call, CHANNEL, create, GUILD } from './schedule-calls.ts';

const EVERY_DAY = { what: 'archive', days: 'every day' };

/** An app with one schedule, no 1. */
async function openSchedule() {
  const app = await openTestApp();
  await create(app, EVERY_DAY);
  return app;
}

describe('two admins at once', () => {
  it('change different settings of a schedule, and neither undoes the other’s', async () => {
    const app = await openSchedule();
    await Promise.all([
      call(app, 'edit', { schedule: '1', time: '18:30' }),
      call(app, 'edit', { schedule: '1', count: 3 }),
    ]);
    expect(await app.schedules.get(1)).toMatchObject({ time: '18:30', count: 3 });
  });

  it('create no more schedules than a server may have', async () => {
    const app = await openTestApp();
    for (let made = 0; made < 24; made += 1) await create(app, { time: `${made}:00` });
    const results = await Promise.allSettled(
      ['18:30', '19:30'].map(time => call(app, 'create', { channel: CHANNEL, time })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await app.schedules.inGuild(GUILD)).toHaveLength(25);
  });

  it('create the same schedule once', async () => {
    const app = await openTestApp();
    await Promise.allSettled([1, 2].map(() => call(app, 'create', { channel: CHANNEL, ...EVERY_DAY })));
    expect(await app.schedules.inGuild(GUILD)).toHaveLength(1);
  });

  it('edit a schedule and delete it: the edit says so', async () => {
    const app = await openSchedule();
    const unitOfWork: UnitOfWork = async work => {
      await call(app, 'delete', { schedule: '1' });
      return app.unitOfWork(work);
    };
    const edit = call({ ...app, unitOfWork }, 'edit', { schedule: '1', count: 3 });
    await expect(edit).rejects.toThrow(/was deleted in the meantime/);
    expect(await app.schedules.inGuild(GUILD)).toEqual([]);
  });
});

it('a deletion is not undone where the same schedule was made again', async () => {
  const app = await openSchedule();
  await call(app, 'delete', { schedule: '1' });
  await create(app, EVERY_DAY);
  const undo = press(app, 'v1|undo-delete|1', { managesGuild: true });
  await expect(undo).rejects.toThrow(/is not restored: #2 posts the same/);
  expect((await app.schedules.inGuild(GUILD)).map(({ id }) => id)).toEqual([2]);
});
