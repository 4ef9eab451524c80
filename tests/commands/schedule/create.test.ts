import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../src/core/message/user-error.ts';
import type { GivenOptions } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { call, CHANNEL, create, GUILD, OTHER_GUILD, say } from './schedule-calls.ts';

describe('/schedule create', () => {
  it('creates a schedule with the defaults, says which it chose, and has what is due checked', async () => {
    const app = await openTestApp();
    const reschedule = vi.fn<TestApp['manualRun']['reschedule']>();
    const watched = { ...app, manualRun: { ...app.manualRun, reschedule } };
    const text = await say(watched, 'create', { channel: CHANNEL });
    expect(text).toContain(`<#${CHANNEL}>`);
    expect(text).toContain('No time zone was given, so times are UTC');
    expect(text).toContain('no daily list of the last 7 days');
    expect(await app.schedules.inGuild(GUILD)).toMatchObject([
      {
        channelId: CHANNEL,
        time: '09:00',
        timezone: 'UTC',
        days: [1, 2, 3, 4, 5],
        what: 'auto',
        count: 5,
        query: null,
        category: null,
        empty: 'silent',
        repeat: 'never',
        createdBy: '3000000000000000001',
      },
    ]);
    expect(reschedule).toHaveBeenCalledOnce();
  });

  it('stores every option', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Diffusion of trams', categories: ['cs.LG'] });
    const options = {
      time: '7.05',
      timezone: ' europe/berlin ',
      days: 'Mon, thu',
      what: 'daily',
      query: ' diffusion ',
      category: 'cs.lg',
      count: 10,
      empty: 'note',
      repeat: '30d',
    };
    const text = await say(app, 'create', { channel: CHANNEL, ...options });
    expect(text).not.toContain('No time zone');
    expect(await app.schedules.inGuild(GUILD)).toMatchObject([
      {
        time: '07:05',
        timezone: 'Europe/Berlin',
        days: [1, 4],
        what: 'daily',
        query: 'diffusion',
        category: 'cs.LG',
        count: 10,
        empty: 'note',
        repeat: '30d',
      },
    ]);
  });

  it.each([
    ['2026-11-14', false],
    ['2026-11-13', true],
  ])('says what auto means if the newest daily list is not recent: %s', async (day, isArchive) => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Listed', listedOn: [day] });
    const text = await say(app, 'create', { channel: CHANNEL });
    expect(text.includes('papers of the archive are posted')).toBe(isArchive);
    expect(await app.schedules.inGuild(GUILD)).toMatchObject([{ what: 'auto' }]);
  });

  it.each<[GivenOptions, RegExp]>([
    [{ channel: 5 }, /Choose the channel/],
    [{ time: '25:00' }, /“25:00” is not a time of day/],
    [{ time: '9.5' }, /“9\.5” may be 09:05 or 09:30 or 09:50\. Write the one that you mean/],
    [{ timezone: 'Atlantis' }, /“Atlantis” is not a time zone/],
    [{ timezone: 'CST' }, /“CST” may be America\/Chicago or Asia\/Shanghai/],
    [{ days: 't f' }, /“t f” may be tue, fri; or thu, fri\. Write the one that you mean/],
    [{ days: 'someday' }, /“someday” is not a list of days/],
    [{ category: '!' }, /“!” is not an arXiv category/],
  ])('refuses %j and creates nothing', async (options, words) => {
    const app = await openTestApp();
    const given = { channel: CHANNEL, ...options };
    await expect(call(app, 'create', given)).rejects.toThrow(UserError);
    await expect(call(app, 'create', given)).rejects.toThrow(words);
    expect(await app.schedules.all()).toEqual([]);
  });

  it.each([
    [undefined, /cannot see that channel/],
    [['Send Messages', 'Read Message History'], /it lacks Send Messages and Read Message History/],
  ])('refuses a channel where the bot cannot post: %j', async (missing, words) => {
    const app = await openTestApp();
    const channelAccess = { ...app.channelAccess, missing: () => missing };
    await expect(create({ ...app, channelAccess })).rejects.toThrow(words);
    expect(await app.schedules.all()).toEqual([]);
  });

  it('refuses the 26th schedule of a server', async () => {
    const app = await openTestApp();
    for (let made = 0; made < 25; made += 1) await create(app, { time: made < 24 ? `${made}:00` : '23:30' });
    await expect(create(app, { time: '12:30' })).rejects.toThrow(/25 schedules, which is the limit/);
    await create(app, {}, { guildId: OTHER_GUILD });
    expect(await app.schedules.all()).toHaveLength(26);
  });

  it.each<[GivenOptions, object]>([
    [{ time: '9am' }, { time: '09:00' }],
    [{ time: '9.30' }, { time: '09:30' }],
    [{ time: 'noon' }, { time: '12:00' }],
    [{ timezone: 'new york' }, { timezone: 'America/New_York' }],
    [{ days: 'Mon to Fri' }, { days: [1, 2, 3, 4, 5] }],
    [{ days: 'everyday' }, { days: [1, 2, 3, 4, 5, 6, 7] }],
    [{ days: 'm t th f' }, { days: [1, 2, 4, 5] }],
  ])('takes %j, which has one meaning', async (options, stored) => {
    expect(await create(await openTestApp(), options)).toMatchObject(stored);
  });

  it.each([
    ['weekly', undefined, [1], true],
    ['best', undefined, [1], true],
    ['monthly', undefined, [1], true],
    ['trending', undefined, [1, 2, 3, 4, 5], false],
    ['weekly', 'tue, fri', [2, 5], false],
  ])('posts %s with days %s on %j, and says so if it chose', async (what, given, days, isNoted) => {
    const app = await openTestApp();
    const options = given === undefined ? { what } : { what, days: given };
    const text = await say(app, 'create', { channel: CHANNEL, ...options });
    expect(await app.schedules.inGuild(GUILD)).toMatchObject([{ what, days }]);
    expect(text.includes('No days were given, so it posts once a week, on Monday.')).toBe(isNoted);
    expect(text.includes('mon at 09:00')).toBe(isNoted);
  });

  it('takes a time zone without summer time, and notes which was probably meant', async () => {
    const app = await openTestApp();
    const text = await say(app, 'create', { channel: CHANNEL, timezone: 'est' });
    expect(text).toMatch(/EST has no summer time.* America\/New/);
    expect(await app.schedules.inGuild(GUILD)).toMatchObject([{ timezone: 'EST' }]);
  });
});
