import { describe, expect, it, vi } from 'vitest';
import { schedule } from '../../commands/schedule/schedule.ts';
import type { Caller } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Delivery } from '../../src/core/delivery/delivery.ts';
import { autocompleteRequest, invocation, type GivenOptions } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const GUILD = '1000000000000000001';
const OTHER_GUILD = '1000000000000000002';
const CHANNEL = '2000000000000000009';

const run = (app: TestApp, subcommand: string, options: GivenOptions = {}, caller: Partial<Caller> = {}) =>
  schedule.run(invocation(subcommand, options, { managesGuild: true, ...caller }), app);

const create = (app: TestApp, options: GivenOptions = {}, caller: Partial<Caller> = {}) =>
  run(app, 'create', { channel: CHANNEL, ...options }, caller);

describe('/schedule', () => {
  it.each(['create', 'list', 'run', 'delete'])('%s is refused without Manage Server', async subcommand => {
    const app = await openTestApp();
    const given = { channel: CHANNEL, schedule: '1' };
    await expect(run(app, subcommand, given, { managesGuild: false })).rejects.toThrow(/Manage Server/);
    expect(await app.schedules.all()).toEqual([]);
  });

  it.each(['create', 'list', 'run', 'delete'])('%s is refused outside a server', async subcommand => {
    const app = await openTestApp();
    const given = { channel: CHANNEL, schedule: '1' };
    await expect(run(app, subcommand, given, { guildId: null })).rejects.toThrow(/belong to a server/);
  });

  it.each(['pause', 'constructor', ''])('refuses the unknown subcommand %j', async subcommand => {
    await expect(run(await openTestApp(), subcommand)).rejects.toThrow(UserError);
  });
});

describe('/schedule create', () => {
  it('creates a schedule with the defaults, says which it chose, and has what is due checked', async () => {
    const app = await openTestApp();
    const reschedule = vi.fn<TestApp['manualRun']['reschedule']>();
    const text = replyText(await create({ ...app, manualRun: { ...app.manualRun, reschedule } }));
    expect(text).toContain(`<#${CHANNEL}>`);
    expect(text).toContain('No time zone was given, so times are UTC');
    expect(text).toContain('no daily list of the last 7 days');
    expect(await app.schedules.inGuild(GUILD)).toMatchObject([
      {
        channelId: CHANNEL,
        time: '09:00',
        timezone: 'UTC',
        days: [1, 2, 3, 4, 5],
        what: 'archive',
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
    const text = replyText(await create(app, options));
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
    ['2026-11-14', 'daily'],
    ['2026-11-13', 'archive'],
  ])('takes the daily list if the newest one is recent: %s', async (day, what) => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Listed', listedOn: [day] });
    await create(app);
    expect(await app.schedules.inGuild(GUILD)).toMatchObject([{ what }]);
  });

  it.each<[GivenOptions, RegExp]>([
    [{ channel: 5 }, /Choose the channel/],
    [{ time: '25:00' }, /“25:00” is not a time of day/],
    [{ time: '9' }, /“9” is not a time of day/],
    [{ timezone: 'Atlantis' }, /“Atlantis” is not a time zone/],
    [{ days: 'someday' }, /“someday” is not a list of days/],
    [{ category: '!' }, /“!” is not an arXiv category/],
  ])('refuses %j and creates nothing', async (options, words) => {
    const app = await openTestApp();
    await expect(create(app, options)).rejects.toThrow(UserError);
    await expect(create(app, options)).rejects.toThrow(words);
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
    for (let made = 0; made < 25; made += 1) await create(app);
    await expect(create(app)).rejects.toThrow(/25 schedules, which is the limit/);
    await create(app, {}, { guildId: OTHER_GUILD });
    expect(await app.schedules.all()).toHaveLength(26);
  });
});

/** An app with one schedule of this server, no 1, and one of another, no 2. */
async function openSchedules() {
  const app = await openTestApp();
  await create(app, { query: 'trams' });
  await create(app, { query: 'secret' }, { guildId: OTHER_GUILD });
  return app;
}

describe('/schedule list', () => {
  it('shows the schedules of this server only', async () => {
    const text = replyText(await run(await openSchedules(), 'list'));
    expect(text).toContain('trams');
    expect(text).not.toContain('secret');
  });
});

describe('/schedule delete', () => {
  it.each(['1', '#1', ' 1 '])('deletes the schedule that %j names', async text => {
    const app = await openSchedules();
    expect(replyText(await run(app, 'delete', { schedule: text }))).toContain(`<#${CHANNEL}>`);
    expect((await app.schedules.all()).map(({ id }) => id)).toEqual([2]);
  });

  it('deletes the schedule that completion names', async () => {
    const app = await openSchedules();
    const request = autocompleteRequest('delete', { name: 'schedule', text: '' }, {}, { managesGuild: true });
    const [choice] = (await schedule.complete?.(request, app)) ?? [];
    await run(app, 'delete', { schedule: choice?.name ?? '' });
    expect((await app.schedules.all()).map(({ id }) => id)).toEqual([2]);
  });

  it.each(['2', '#2', '9', 'trams', ''])('refuses %j, which is none of this server', async text => {
    const app = await openSchedules();
    await expect(run(app, 'delete', { schedule: text })).rejects.toThrow(/has no such schedule/);
    expect(await app.schedules.all()).toHaveLength(2);
  });
});

const delivery: Delivery = {
  id: 1,
  origin: { kind: 'schedule', id: '1' },
  target: { kind: 'channel', id: CHANNEL },
  channelId: CHANNEL,
  afterId: null,
  body: '{}',
  nonce: 'nonce',
  paperIds: [1],
  shownIds: [1],
  format: 'digest',
  listDay: null,
  slot: 'run:1',
  part: 0,
  slotDueAt: 0,
  expiresAt: 0,
  createdAt: 0,
  state: 'sent',
  refusals: 0,
  attempts: 1,
  claimedAt: 0,
  owner: null,
  floor: '0',
  messageId: '5000000000000000009',
  problem: null,
  isRestored: false,
};

/** Runs `/schedule run` while the post ends as given. */
async function runPost(changes: Partial<Delivery> | 'empty') {
  const app = await openSchedules();
  const post = vi.fn<TestApp['manualRun']['run']>(() =>
    Promise.resolve(
      changes === 'empty' ? { kind: 'empty' } : { kind: 'delivery', delivery: { ...delivery, ...changes } },
    ),
  );
  const reply = run({ ...app, manualRun: { ...app.manualRun, run: post } }, 'run', { schedule: '1' });
  return { reply, post };
}

describe('/schedule run', () => {
  it('posts once for one call, and links to the post', async () => {
    const { reply, post } = await runPost({});
    expect(replyText(await reply)).toContain(
      `https://discord.com/channels/${GUILD}/${CHANNEL}/5000000000000000009`,
    );
    expect(post).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 1 }), '4000000000000000001');
  });

  it.each([
    ['empty', /nothing to post/],
    [{ state: 'pending', messageId: null }, /on its way/],
    [{ state: 'sending', messageId: null }, /on its way/],
  ] as const)('says how it is going: %j', async (changes, words) => {
    const { reply } = await runPost(changes);
    expect(replyText(await reply)).toMatch(words);
  });

  it.each([
    [{ state: 'failed', problem: 'Missing Access' }, /could not be posted in that channel: Missing Access/],
    [{ state: 'unknown', problem: null }, /could not be posted .* unknown reason/],
  ] as const)('says why it failed: %j', async (changes, words) => {
    const { reply } = await runPost(changes);
    await expect(reply).rejects.toThrow(words);
  });

  it('refuses a schedule of another server', async () => {
    await expect(run(await openSchedules(), 'run', { schedule: '2' })).rejects.toThrow(/no such schedule/);
  });
});

const complete = (app: TestApp, name: string, text: string, caller: Partial<Caller> = {}) =>
  schedule.complete?.(
    autocompleteRequest('create', { name, text }, {}, { managesGuild: true, ...caller }),
    app,
  );
const values = async (...given: Parameters<typeof complete>) =>
  ((await complete(...given)) ?? []).map(({ value }) => value);

describe('the completion of /schedule', () => {
  it('offers schedules of this server', async () => {
    const app = await openSchedules();
    expect(await values(app, 'schedule', '')).toEqual(['1']);
    expect(await values(app, 'schedule', 'TRAMS')).toEqual(['1']);
    expect(await values(app, 'schedule', 'secret')).toEqual([]);
  });

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
    expect(await values(app, 'days', 'someday')).toEqual([]);
  });
});
