import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/core/time/duration.ts';
import { openTestApp } from '../test-app.ts';
import { ADMIN, call, CHANNEL, create, say } from './schedule-calls.ts';

const OTHER_CHANNEL = '2000000000000000008';
const EDITOR = '3000000000000000007';

/** An app on a Saturday with one schedule, no 1, that has most settings. */
async function openSchedule() {
  const app = await openTestApp('2026-11-21T12:00:00Z');
  await app.addPapers({
    title: 'Trams of the north',
    authors: ['Ada Lovelace'],
    organization: 'Tram Works',
    categories: ['cs.LG'],
    upvotes: 9,
  });
  const schedule = await create(app, {
    days: 'every day',
    what: 'archive',
    query: 'trams',
    category: 'cs.LG',
    author: 'Lovelace',
    organization: 'Tram Works',
    min_votes: 3,
    intro: 'Good morning',
    count: 7,
    empty: 'note',
    repeat: '7d',
  });
  return { app, schedule, stored: async () => app.schedules.get(schedule.id) };
}

describe('/schedule edit', () => {
  it('changes only what is given, and shows the schedule', async () => {
    const { app, schedule, stored } = await openSchedule();
    const text = await say(app, 'edit', { schedule: '1', time: '6.30pm' }, { userId: EDITOR });
    expect(text).toContain(`<#${CHANNEL}> every day at 18:30 (UTC)`);
    expect(await stored()).toEqual({
      ...schedule,
      time: '18:30',
      editedBy: EDITOR,
      next: { date: '2026-11-21', dueAt: schedule.next.dueAt - 14.5 * HOUR_MS },
    });
    expect(schedule.createdBy).toBe(ADMIN);
  });

  it('changes every setting', async () => {
    const { app, stored } = await openSchedule();
    await call(app, 'edit', {
      schedule: '1',
      channel: OTHER_CHANNEL,
      time: '9am',
      timezone: 'berlin',
      days: 'mon-fri',
      what: 'daily',
      query: 'tram',
      sort: 'votes',
      count: 2,
      format: 'cards',
      empty: 'silent',
      repeat: 'never',
      intro: 'Hello',
    });
    expect(await stored()).toMatchObject({
      channelId: OTHER_CHANNEL,
      time: '09:00',
      timezone: 'Europe/Berlin',
      days: [1, 2, 3, 4, 5],
      what: 'daily',
      query: 'tram',
      sort: 'votes',
      count: 2,
      format: 'cards',
      empty: 'silent',
      repeat: 'never',
      intro: 'Hello',
    });
  });

  it.each([
    ['query', 'query'],
    ['category', 'category'],
    ['author', 'author'],
    ['organization', 'organization'],
    ['intro', 'intro'],
  ])('removes %s by none, by - and by clear', async (option, property) => {
    for (const given of [{ [option]: 'none' }, { [option]: ' - ' }, { clear: option }]) {
      const { app, schedule, stored } = await openSchedule();
      await call(app, 'edit', { schedule: '1', ...given });
      expect(await stored()).toMatchObject({ ...schedule, [property]: null });
    }
  });

  it.each([
    ['query', { query: 'tram' }],
    ['min_votes', { min_votes: 5 }],
    ['preset', { preset: 'arxiv' }],
  ])('refuses to set and clear %s at once', async (clear, given) => {
    const { app, schedule, stored } = await openSchedule();
    await expect(call(app, 'edit', { schedule: '1', clear, ...given })).rejects.toThrow(
      `Give ${clear} or clear it, not both.`,
    );
    expect(await stored()).toEqual(schedule);
  });

  it('removes min_votes by clear', async () => {
    const { app, schedule, stored } = await openSchedule();
    await call(app, 'edit', { schedule: '1', clear: 'min_votes' });
    expect(await stored()).toMatchObject({ ...schedule, minVotes: null });
  });

  it('removes role and preset by clear', async () => {
    const app = await openTestApp('2026-11-21T12:00:00Z');
    const { id, ...schedule } = await create(app, { role: '623456789012345678', preset: 'arxiv' });
    expect(schedule).toMatchObject({ roleId: '623456789012345678', preset: 'arxiv' });
    await call(app, 'edit', { schedule: '1', clear: 'role' });
    expect(await app.schedules.get(id)).toMatchObject({ ...schedule, roleId: null });
    await call(app, 'edit', { schedule: '1', clear: 'preset' });
    expect(await app.schedules.get(id)).toMatchObject({ ...schedule, roleId: null, preset: null });
  });

  it('never opens a date again that was posted: a later time on that day is next used on the day after', async () => {
    const { app, stored } = await openSchedule();
    await app.schedules.recordOutcome(1, '2026-11-21', 'posted', app.clock.now());
    await call(app, 'edit', { schedule: '1', time: '18:00' });
    expect(await stored()).toMatchObject({ next: { date: '2026-11-22' } });
    expect(await app.schedules.recordOutcome(1, '2026-11-21', 'posted', app.clock.now())).toBe(false);
  });

  it('changes its time although no paper matches it any more', async () => {
    const { app, schedule, stored } = await openSchedule();
    await app.schedules.update(1, { ...schedule, query: 'submarines' }, { by: ADMIN, next: schedule.next });
    await call(app, 'edit', { schedule: '1', time: '18:00' });
    expect(await stored()).toMatchObject({ time: '18:00', query: 'submarines' });
  });

  it('leaves a pause as it is', async () => {
    const { app, stored } = await openSchedule();
    await call(app, 'pause', { schedule: '1' });
    expect(await say(app, 'edit', { schedule: '1', time: '18:00' })).toContain('paused');
    expect(await stored()).toMatchObject({ time: '18:00', pausedBy: ADMIN });
  });

  it.each([
    [{}, /Give at least one option/],
    [{ time: 'soon' }, /“soon” is not a time of day/],
    [{ query: '-submarines' }, /only says what to leave out/],
    [{ timezone: 'CST' }, /may be America\/Chicago or Asia\/Shanghai/],
  ])('refuses %j and changes nothing', async (options, words) => {
    const { app, schedule, stored } = await openSchedule();
    await expect(call(app, 'edit', { schedule: '1', ...options })).rejects.toThrow(words);
    expect(await stored()).toEqual(schedule);
  });

  it('refuses a channel where the caller, or the bot, cannot post', async () => {
    const { app, schedule, stored } = await openSchedule();
    const given = { schedule: '1', channel: OTHER_CHANNEL };
    const canPostIn = (id: string) => id !== OTHER_CHANNEL;
    await expect(call(app, 'edit', given, { canPostIn })).rejects.toThrow(/You need View Channel/);
    const channelAccess = { ...app.channelAccess, missing: () => ['Send Messages'] };
    await expect(call({ ...app, channelAccess }, 'edit', given)).rejects.toThrow(/it lacks Send Messages/);
    expect(await stored()).toEqual(schedule);
  });

  it.each([
    [{ what: 'weekly' }, /keeps its days, .* of the same week 7 times a week \(every day\)/, 7],
    [{ what: 'best' }, /keeps its days, .* of the same week 7 times/, 7],
    [{ what: 'monthly' }, /keeps its days, .* of the same month 7 times/, 7],
  ])('warns if the list of a period keeps several days: %j', async (given, words, days) => {
    const { app, stored } = await openSchedule();
    expect(await say(app, 'edit', { schedule: '1', ...given })).toMatch(words);
    expect((await stored())?.days).toHaveLength(days);
  });

  it('warns of no days if one is left, days are given, or the list is of a day', async () => {
    const { app } = await openSchedule();
    for (const given of [
      { what: 'weekly', days: 'mon, thu' },
      { what: 'daily' },
      { days: 'fri' },
      { what: 'weekly' },
    ]) {
      expect(await say(app, 'edit', { schedule: '1', ...given })).not.toContain('keeps its days');
    }
  });

  it('notes that a time zone has no summer time, and which was probably meant', async () => {
    const { app } = await openSchedule();
    const text = await say(app, 'edit', { schedule: '1', timezone: 'EST' });
    expect(text).toContain('EST has no summer time');
    expect(text).toContain('America/New');
  });
});
