import { describe, expect, it } from 'vitest';
import { schedule } from '../../../commands/schedule/schedule.ts';
import type { Caller } from '../../../src/command.ts';
import { autocompleteRequest } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { call, create, offered, OTHER_GUILD } from './schedule-calls.ts';

const complete = (app: TestApp, name: string, text: string, caller: Partial<Caller> = {}) =>
  schedule.complete?.(
    autocompleteRequest('create', { name, text }, {}, { managesGuild: true, ...caller }),
    app,
  );
const values = async (...given: Parameters<typeof complete>) =>
  ((await complete(...given)) ?? []).map(({ value }) => value);

/** An app with two schedules of this server and one of another. */
async function openSchedules() {
  const app = await openTestApp();
  await app.addPapers({ title: 'Trams of the north' }, { title: 'A secret' });
  await create(app, { query: 'trams', what: 'archive' });
  await create(app, { time: '18:30', days: 'weekends', what: 'daily' });
  await create(app, { query: 'secret' }, { guildId: OTHER_GUILD });
  return app;
}

describe('the completion of schedule', () => {
  it('shows channel, time and what of each schedule of this server', async () => {
    expect(await offered(await openSchedules(), '')).toEqual([
      { name: '#papers · 09:00 weekdays · archive on “trams” · #1', value: '1' },
      { name: '#papers · 18:30 weekends · daily · #2', value: '2' },
    ]);
  });

  it.each([
    ['TRAMS', ['1']],
    ['daily', ['2']],
    ['papers', ['1', '2']],
    ['#pap', ['1', '2']],
    ['archive tra', ['1']],
    ['18:30', ['2']],
    ['weekends papers', ['2']],
    ['2', ['2']],
    ['secret', []],
    ['trams daily', []],
  ])('matches the words of %j', async (text, found) => {
    expect((await offered(await openSchedules(), text)).map(({ value }) => value)).toEqual(found);
  });

  it('offers names that are accepted as they are', async () => {
    const app = await openSchedules();
    const [choice] = await offered(app, 'trams');
    await call(app, 'delete', { schedule: choice?.name ?? '' });
    expect((await app.schedules.all()).map(({ id }) => id)).toEqual([2, 3]);
  });

  it('says which schedules are paused', async () => {
    const app = await openSchedules();
    await call(app, 'pause', { schedule: '2' });
    expect((await offered(app, 'paused')).map(({ name }) => name)).toEqual([
      '#papers · 18:30 weekends · daily · paused · #2',
    ]);
  });
});

describe('the completion of /schedule', () => {
  it('offers nothing without Manage Server', async () => {
    const app = await openSchedules();
    for (const name of ['schedule', 'timezone', 'days'])
      expect(await complete(app, name, '', { managesGuild: false })).toEqual([]);
  });

  it('offers common time zones, and those that contain the typed text', async () => {
    const app = await openTestApp();
    expect((await values(app, 'timezone', ''))[0]).toBe('UTC');
    expect(await values(app, 'timezone', 'new york')).toContain('America/New_York');
    expect((await values(app, 'timezone', 'new yrok'))[0]).toBe('America/New_York');
    expect((await values(app, 'timezone', 'berln'))[0]).toBe('Europe/Berlin');
    expect((await values(app, 'timezone', 'kolkatta'))[0]).toBe('Asia/Kolkata');
    expect(await values(app, 'timezone', 'Atlantis 🔥')).toEqual([]);
    expect((await values(app, 'timezone', 'CET'))[0]).toBe('CET');
    expect(await values(app, 'timezone', 'a')).toHaveLength(25);
  });

  it('offers groups of days, and what the typed days mean', async () => {
    const app = await openTestApp();
    expect(await values(app, 'days', 'week')).toEqual(['weekdays', 'weekends']);
    expect(await values(app, 'days', 'fri mon')).toEqual(['mon, fri']);
    expect(await values(app, 'days', 'mon-fri')).toEqual(['weekdays']);
    expect(await values(app, 'days', 't f')).toEqual(['tue, fri', 'thu, fri']);
    expect(await values(app, 'days', 'someday')).toEqual([]);
  });
});
