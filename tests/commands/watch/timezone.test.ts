import { describe, expect, it } from 'vitest';
import { settings } from '../../../commands/settings/settings.ts';
import { subscribe } from '../../../commands/subscribe/subscribe.ts';
import { customIdsOf } from '../../views/message-parts.ts';
import { invocation, type GivenOptions } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { ADMIN, call, CHANNEL, GUILD, idOf, MEMBER, press, say, submit, use } from './watch-calls.ts';

const setMe = (app: TestApp, options: GivenOptions) => settings.run(invocation('me', options), app);
const timezones = async (app: TestApp) =>
  (await app.subscriptions.list(MEMBER)).map(({ timezone }) => timezone);

describe('the time zone of a user', () => {
  it('is asked for with the first digest, and kept', async () => {
    const app = await openTestApp();
    const asking = await call(app, 'add', { words: 'trams', deliver: 'daily' });
    expect(replyText(asking)).toContain('Times are UTC, until you set your time zone.');
    const form = await use(app, idOf(asking, 'timezone'));
    if (form.kind !== 'modal') throw new Error(`replied with a ${form.kind}`);
    const set = await submit(app, form.modal.custom_id, { timezone: 'new york' });
    expect(replyText(set)).toContain('Time zone of your digests: America/New\\_York');
    const next = await call(app, 'add', { words: 'rails', deliver: 'weekly' });
    expect(replyText(next)).toContain('at 09:00 (America/New\\_York)');
    expect(customIdsOf(next.body)).not.toContain('v1|timezone');
  });

  it('is not asked for where nothing has a time of day', async () => {
    const reply = await call(await openTestApp(), 'add', { words: 'trams' });
    expect(customIdsOf(reply.body)).not.toContain('v1|timezone');
  });

  it('is the first one given; another one is that of the watch alone', async () => {
    const app = await openTestApp();
    await call(app, 'add', { words: 'trams', deliver: 'daily', timezone: 'Berlin' });
    expect(await app.userSettings.get(MEMBER)).toMatchObject({ timezone: 'Europe/Berlin' });
    expect(await say(app, 'add', { words: 'rails', deliver: 'daily', timezone: 'Tokyo' })).toContain(
      '(Asia/Tokyo)',
    );
    expect(await app.userSettings.get(MEMBER)).toMatchObject({ timezone: 'Europe/Berlin' });
    expect((await app.watches.list(MEMBER)).map(({ timezone }) => timezone)).toEqual([null, 'Asia/Tokyo']);
  });

  it('is that of the server for a channel, without one', async () => {
    const app = await openTestApp();
    await app.serverSettings.change(GUILD, { timezone: 'Europe/Paris' });
    const added = { words: 'trams', deliver: 'daily', where: CHANNEL };
    expect(await say(app, 'add', added, ADMIN)).toContain('(Europe/Paris)');
  });

  it('moves the subscriptions that follow it', async () => {
    const app = await openTestApp();
    await subscribe.run(invocation('daily', {}), app);
    await setMe(app, { timezone: 'Berlin' });
    expect(await timezones(app)).toEqual(['Europe/Berlin']);
    await subscribe.run(invocation('weekly', { timezone: 'Tokyo' }), app);
    await app.subscriptions.pause(1, 'dms_closed');
    await setMe(app, { timezone: 'London' });
    expect(await timezones(app)).toEqual(['Europe/London', 'Asia/Tokyo']);
    expect(await app.subscriptions.get(1)).toMatchObject({
      pausedReason: 'dms_closed',
      // Monday at 09:00 in London, with some seconds that spread the messages of all.
      next: { date: '2026-11-23' },
    });
  });

  it('is refused with what is wrong', async () => {
    const app = await openTestApp();
    await expect(submit(app, 'v1|timezone', { timezone: 'Xyzzy' })).rejects.toThrow(/is not a time zone/);
    await expect(submit(app, 'v1|timezone', {})).rejects.toThrow(/is not a time zone/);
  });
});

describe('/settings me', () => {
  it('shows and changes what is set', async () => {
    const app = await openTestApp();
    expect(replyText(await setMe(app, {}))).toContain('Time zone of your digests: none set');
    const changed = await setMe(app, { timezone: 'Berlin', public_saves: true });
    expect(replyText(changed)).toContain('members of your servers see your name');
    expect(await app.userSettings.get(MEMBER)).toEqual({ timezone: 'Europe/Berlin', publicSaves: true });
    expect(await app.userSettings.get('3000000000000000002')).toEqual({ timezone: null, publicSaves: false });
    await setMe(app, { clear: 'timezone' });
    expect(await app.userSettings.get(MEMBER)).toEqual({ timezone: null, publicSaves: true });
  });

  it('works in direct messages', async () => {
    const app = await openTestApp();
    const reply = await settings.run(invocation('me', { public_saves: true }, { guildId: null }), app);
    expect(replyText(reply)).toContain('### Settings saved');
  });

  it('has buttons that change it', async () => {
    const app = await openTestApp();
    const panel = await setMe(app, {});
    const shown = await press(app, idOf(panel, 'public-saves'));
    expect(shown.kind).toBe('update');
    expect(await app.userSettings.get(MEMBER)).toMatchObject({ publicSaves: true });
    await press(app, idOf(shown, 'public-saves'));
    expect(await app.userSettings.get(MEMBER)).toMatchObject({ publicSaves: false });
    const form = await use(app, idOf(panel, 'timezone'));
    if (form.kind !== 'modal') throw new Error(`replied with a ${form.kind}`);
    expect(await submit(app, form.modal.custom_id, { timezone: 'Oslo' })).toMatchObject({ kind: 'update' });
  });

  it('refuses a time zone that is given and cleared', async () => {
    await expect(setMe(await openTestApp(), { timezone: 'Oslo', clear: 'timezone' })).rejects.toThrow(
      /Give timezone or clear it, not both/,
    );
  });
});
