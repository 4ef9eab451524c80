import { describe, expect, it } from 'vitest';
import { subscribe } from '../../commands/subscribe/subscribe.ts';
import type { Caller, PlainReply } from '../../src/command.ts';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { labelsOf } from '../views/message-parts.ts';
import { autocompleteRequest, invocation, type GivenOptions } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp, type TestApp } from './test-app.ts';
import { idOf, MEMBER, OTHER, press } from './watch/watch-calls.ts';

const call = (
  app: TestApp,
  subcommand: string,
  options: GivenOptions = {},
  caller: Partial<Caller> = {},
): Promise<PlainReply> => subscribe.run(invocation(subcommand, options, caller), app);

describe('/subscribe', () => {
  it.each([
    ['daily', { time: '09:00', days: [1, 2, 3, 4, 5], count: 5 }, '2026-11-23'],
    ['weekly', { time: '09:00', days: [1], count: 10 }, '2026-11-23'],
    ['trending', { time: '09:00', days: [1], count: 5 }, '2026-11-23'],
    ['recommendations', { time: '09:00', days: [1], count: 5 }, '2026-11-23'],
  ])('sends %s papers by direct message', async (what, expected, date) => {
    const app = await openTestApp();
    const reply = await call(app, what);
    expect(replyText(reply)).toContain('### Subscribed');
    expect(replyText(reply)).toContain('Times are UTC, until you set your time zone.');
    const [made] = await app.subscriptions.list(MEMBER);
    expect(made).toMatchObject({ what, ...expected, timezone: 'UTC', next: { date }, pausedReason: null });
  });

  it('takes times, days and zones as people write them', async () => {
    const app = await openTestApp();
    const reply = await call(app, 'daily', { time: '7pm', days: 'Sat-Sun', count: 10, timezone: 'tokyo' });
    expect(replyText(reply)).toContain('weekends at 19:00 (Asia/Tokyo)');
    expect(await app.subscriptions.list(MEMBER)).toMatchObject([
      { time: '19:00', days: [6, 7], count: 10, timezone: 'Asia/Tokyo', next: { date: '2026-11-22' } },
    ]);
    expect(await app.userSettings.get(MEMBER)).toMatchObject({ timezone: 'Asia/Tokyo' });
  });

  it('replaces the subscription of the same subject, and keeps what is left out', async () => {
    const app = await openTestApp();
    await app.userSettings.change(MEMBER, { timezone: 'Europe/Berlin' });
    expect(replyText(await call(app, 'daily', { days: 'sat', timezone: 'tokyo' }))).toContain(
      '### Subscribed',
    );
    await call(app, 'daily', { time: '18' });
    expect(replyText(await call(app, 'daily', { count: 3 }))).toContain('### Subscription changed');
    expect(await app.subscriptions.list(MEMBER)).toMatchObject([
      { id: 1, time: '18:00', days: [6], count: 3, timezone: 'Asia/Tokyo', pausedReason: null },
    ]);
  });

  it('sends what is due already although it is changed, unless that is to come later on the day', async () => {
    const app = await openTestApp();
    await call(app, 'daily');
    const due = (await app.subscriptions.get(1))?.next;
    app.clock.set((due?.dueAt ?? 0) + MINUTE_MS);
    await call(app, 'daily', { count: 3 });
    expect(await app.subscriptions.get(1)).toMatchObject({ count: 3, next: due });
    await call(app, 'daily', { time: '18:00' });
    expect(await app.subscriptions.get(1)).toMatchObject({ next: { date: due?.date } });
    expect((await app.subscriptions.get(1))?.next.dueAt).toBeGreaterThan(app.clock.now());
  });

  it.each<[GivenOptions, RegExp]>([
    [{ time: '25' }, /not a time of day/],
    [{ days: 'someday' }, /not a list of days/],
    [{ timezone: 'Xyzzy' }, /not a time zone/],
  ])('refuses %j', async (options, words) => {
    const app = await openTestApp();
    await expect(call(app, 'daily', options)).rejects.toThrow(words);
    expect(await app.subscriptions.list(MEMBER)).toEqual([]);
  });

  it('goes by UTC where the time zone of the settings no longer exists', async () => {
    const app = await openTestApp();
    await app.userSettings.change(MEMBER, { timezone: 'Atlantis/Old_Town' });
    await call(app, 'daily');
    expect(await app.subscriptions.list(MEMBER)).toMatchObject([{ next: { date: '2026-11-23' } }]);
  });

  it('completes days and time zones', async () => {
    const app = await openTestApp();
    const complete = async (name: string, text: string) =>
      (await subscribe.complete?.(autocompleteRequest('daily', { name, text }), app))?.[0]?.value;
    expect(await complete('days', 'weekd')).toBe('weekdays');
    expect(await complete('timezone', 'berl')).toBe('Europe/Berlin');
  });
});

describe('/subscribe list', () => {
  it('says how to begin', async () => {
    expect(replyText(await call(await openTestApp(), 'list'))).toContain('### No subscriptions yet');
  });

  it('pauses, resumes and stops by its buttons', async () => {
    const app = await openTestApp();
    await call(app, 'daily');
    await call(app, 'trending');
    const list = await call(app, 'list');
    expect(labelsOf(list.body)).toEqual(['Pause', 'Stop daily', 'Pause', 'Stop trending']);
    const paused = await press(app, 'v1|pause-sub|1');
    expect(replyText(paused)).toContain('⏸️ paused');
    app.clock.advance(14 * 24 * 3_600_000);
    await press(app, idOf(paused, 'resume-sub'));
    expect(await app.subscriptions.get(1)).toMatchObject({
      pausedReason: null,
      next: { date: '2026-12-07' },
    });
    const rest = await press(app, 'v1|stop-sub|2');
    expect(replyText(rest)).toContain('### 1 subscription');
  });

  it('says that direct messages are closed, and what to do', async () => {
    const app = await openTestApp();
    await call(app, 'daily');
    await app.subscriptions.pauseOfUser(MEMBER, 'dms_closed');
    const text = replyText(await call(app, 'list'));
    expect(text).toContain('you accept no direct messages from Paperboy');
    expect(text).toContain('then press Resume');
  });

  it('changes no subscription of another user', async () => {
    const app = await openTestApp();
    await call(app, 'daily');
    for (const verb of ['pause-sub', 'resume-sub', 'stop-sub'])
      await expect(press(app, `v1|${verb}|1`, OTHER)).rejects.toThrow(/no such subscription/);
    expect(replyText(await call(app, 'list', {}, OTHER))).toContain('No subscriptions yet');
    expect(await app.subscriptions.list(MEMBER)).toMatchObject([{ pausedReason: null }]);
  });
});

describe('/subscribe stop', () => {
  it('ends a subscription', async () => {
    const app = await openTestApp();
    await call(app, 'daily');
    await expect(call(app, 'stop', { what: 'weekly' })).rejects.toThrow(/no such subscription/);
    await expect(call(app, 'stop', { what: 'daily' }, OTHER)).rejects.toThrow(/no such subscription/);
    expect(replyText(await call(app, 'stop', { what: 'daily' }))).toContain('Stopped: Daily papers');
    expect(await app.subscriptions.list(MEMBER)).toEqual([]);
  });
});
