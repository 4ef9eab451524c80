import { describe, expect, it } from 'vitest';
import type { UnitOfWork } from '../../../src/core/stores.ts';
import { endPauses } from '../../../src/jobs/end-pauses.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { openTestApp } from '../test-app.ts';
import { ADMIN, call, CHANNEL, create, say } from './schedule-calls.ts';

/** An app with one schedule in Berlin, no 1, on a Saturday at 13:00 there. */
async function openSchedule() {
  const app = await openTestApp('2026-11-21T12:00:00Z');
  const schedule = await create(app, { timezone: 'berlin', days: 'every day', what: 'archive' });
  return { app, schedule, stored: async () => app.schedules.get(schedule.id) };
}

describe('/schedule pause', () => {
  it('pauses a schedule without end, and names it', async () => {
    const { app, stored } = await openSchedule();
    const text = await say(app, 'pause', { schedule: '1' });
    expect(text).toContain(`Paused: <#${CHANNEL}> · 09:00 every day · archive`);
    expect(text).toContain('until you use `/schedule resume`');
    expect(await stored()).toMatchObject({ pausedBy: ADMIN, pausedUntil: null });
    expect(await app.schedules.due(Date.parse('2027-11-21'), { limit: 9 })).toEqual([]);
  });

  it.each([
    ['2026-12-24', '2026-12-24T00:00:00+01:00'],
    ['2026-12-24 18:30', '2026-12-24T18:30:00+01:00'],
    ['3d', '2026-11-24T13:00:00+01:00'],
    ['2 weeks', '2026-12-05T13:00:00+01:00'],
  ])('pauses until %j in the time zone of the schedule', async (until, instant) => {
    const { app, stored } = await openSchedule();
    const at = Date.parse(instant);
    expect(await say(app, 'pause', { schedule: '1', until })).toContain(`until <t:${at / 1000}:f>`);
    expect(await stored()).toMatchObject({ pausedUntil: at });
    expect(await say(app, 'list')).toContain(`paused by <@${ADMIN}> until <t:${at / 1000}:f>`);
  });

  it.each([
    ['later', /“later” is not a time to pause until/],
    ['2026-02-30', /is not a time to pause until/],
    ['2026-11-20', /“2026-11-20” has passed/],
  ])('refuses to pause until %j', async (until, words) => {
    const { app, stored } = await openSchedule();
    await expect(call(app, 'pause', { schedule: '1', until })).rejects.toThrow(words);
    expect(await stored()).toMatchObject({ pausedReason: null });
  });

  it('ends by itself, at the first slot after its end, also if that is noticed later', async () => {
    const { app, stored } = await openSchedule();
    await call(app, 'pause', { schedule: '1', until: '2026-11-24' });
    const context = { ...app, log: createSilentLog() };
    await endPauses(Date.parse('2026-11-23T22:59:00Z'), context);
    expect(await stored()).toMatchObject({ pausedBy: ADMIN });
    await endPauses(Date.parse('2026-11-24T09:00:00Z'), context);
    expect(await stored()).toMatchObject({
      pausedReason: null,
      pausedBy: null,
      pausedUntil: null,
      next: { date: '2026-11-24' },
    });
  });
});

describe('a pause that ends', () => {
  it('goes on where an admin pauses the schedule for longer just then', async () => {
    const { app, stored } = await openSchedule();
    await call(app, 'pause', { schedule: '1', until: '2026-11-24' });
    app.clock.set(Date.parse('2026-11-24T09:00:00Z'));
    const unitOfWork: UnitOfWork = async work => {
      await call(app, 'pause', { schedule: '1', until: '2026-12-24' });
      return app.unitOfWork(work);
    };
    await endPauses(app.clock.now(), { ...app, unitOfWork, log: createSilentLog() });
    expect(await stored()).toMatchObject({
      pausedBy: ADMIN,
      pausedUntil: Date.parse('2026-12-24T00:00:00+01:00'),
    });
  });
});

describe('/schedule resume', () => {
  it('makes a schedule active again, and says when it posts next', async () => {
    const { app, schedule, stored } = await openSchedule();
    await call(app, 'pause', { schedule: '1' });
    const text = await say(app, 'resume', { schedule: '1' });
    expect(text).toContain(`Resumed: <#${CHANNEL}> · 09:00 every day · archive`);
    expect(text).toContain(`<t:${Math.floor(schedule.next.dueAt / 1000)}:R>`);
    expect(await stored()).toMatchObject({ pausedReason: null, next: schedule.next });
  });

  it('never opens a date again that was posted', async () => {
    const { app, schedule, stored } = await openSchedule();
    await app.schedules.recordOutcome(schedule.id, '2026-11-22', 'posted', app.clock.now());
    await call(app, 'pause', { schedule: '1' });
    await call(app, 'resume', { schedule: '1' });
    expect(await stored()).toMatchObject({ next: { date: '2026-11-23' } });
  });

  it('says that a schedule is not paused', async () => {
    const { app } = await openSchedule();
    expect(await say(app, 'resume', { schedule: '1' })).toMatch(/is not paused\. It posts next/);
  });

  it('refuses as long as the bot cannot post there', async () => {
    const { app, stored } = await openSchedule();
    await call(app, 'pause', { schedule: '1' });
    const channelAccess = { ...app.channelAccess, missing: () => ['Send Messages'] };
    await expect(call({ ...app, channelAccess }, 'resume', { schedule: '1' })).rejects.toThrow(
      /lacks Send Messages/,
    );
    expect(await stored()).toMatchObject({ pausedBy: ADMIN });
  });
});
