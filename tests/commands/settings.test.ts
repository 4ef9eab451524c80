import { describe, expect, it } from 'vitest';
import { settings } from '../../commands/settings/settings.ts';
import type { Caller } from '../../src/command.ts';
import { DEFAULT_SERVER_SETTINGS } from '../../src/core/server-settings.ts';
import { autocompleteRequest, invocation, type GivenOptions } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { create, GUILD, OTHER_GUILD, say } from './schedule/schedule-calls.ts';
import { openTestApp, type TestApp } from './test-app.ts';

const ALERTS = '2000000000000000007';

const set = async (app: TestApp, options: GivenOptions = {}, caller: Partial<Caller> = {}) =>
  replyText(await settings.run(invocation('server', options, { managesGuild: true, ...caller }), app));

describe('/settings server', () => {
  it('shows what is set', async () => {
    const text = await set(await openTestApp());
    expect(text).toContain('Time zone of new schedules: UTC (default)');
    expect(text).toContain("Alerts about paused schedules: a message to the server's owner");
  });

  it('changes what is given, for this server alone', async () => {
    const app = await openTestApp();
    expect(await set(app, { timezone: 'berlin' })).toContain('Time zone of new schedules: Europe/Berlin');
    expect(await set(app, { alert_channel: ALERTS })).toContain(
      `Alerts about paused schedules: <#${ALERTS}>`,
    );
    expect(await app.serverSettings.get(GUILD)).toEqual({
      ...DEFAULT_SERVER_SETTINGS,
      timezone: 'Europe/Berlin',
      alertChannelId: ALERTS,
    });
    expect(await app.serverSettings.get(OTHER_GUILD)).toEqual(DEFAULT_SERVER_SETTINGS);
  });

  it('removes a setting', async () => {
    const app = await openTestApp();
    await set(app, { timezone: 'berlin', alert_channel: ALERTS });
    await set(app, { clear: 'timezone' });
    expect(await app.serverSettings.get(GUILD)).toEqual({
      ...DEFAULT_SERVER_SETTINGS,
      alertChannelId: ALERTS,
    });
    await set(app, { clear: 'alert_channel' });
    expect(await app.serverSettings.get(GUILD)).toEqual(DEFAULT_SERVER_SETTINGS);
  });

  it('gives new schedules its time zone, and says so', async () => {
    const app = await openTestApp();
    await set(app, { timezone: 'Europe/Berlin' });
    expect(await say(app, 'create', { channel: ALERTS })).toContain(
      "No time zone was given, so times are in this server's time zone, Europe/Berlin",
    );
    expect(await create(app)).toMatchObject({ timezone: 'Europe/Berlin' });
    expect(await create(app, { timezone: 'UTC', time: '10' })).toMatchObject({ timezone: 'UTC' });
  });

  it('notes that a time zone has no summer time', async () => {
    const app = await openTestApp();
    expect(await set(app, { timezone: 'EST' })).toContain('EST has no summer time');
    expect(await set(app, { alert_channel: ALERTS })).not.toContain('summer time');
  });

  it.each<[GivenOptions, Partial<Caller>, RegExp]>([
    [{ timezone: 'UTC' }, { managesGuild: false }, /Manage Server/],
    [{ timezone: 'UTC' }, { guildId: null }, /belong to a server/],
    [{ timezone: 'UTC' }, { isMemberHere: false }, /a server that Paperboy is a member of/],
    [{ timezone: 'Xyzzy' }, {}, /“Xyzzy” is not a time zone/],
    [{ timezone: 'UTC', clear: 'timezone' }, {}, /Give timezone or clear it, not both/],
    [{ alert_channel: ALERTS, clear: 'alert_channel' }, {}, /Give alert_channel or clear it, not both/],
    [{ alert_channel: ALERTS }, { canPostIn: () => false }, /You need View Channel/],
  ])('refuses %j of %j', async (options, caller, words) => {
    const app = await openTestApp();
    await expect(set(app, options, caller)).rejects.toThrow(words);
    expect(await app.serverSettings.get(GUILD)).toEqual(DEFAULT_SERVER_SETTINGS);
  });

  it('refuses an alert channel where the bot cannot post', async () => {
    const app = await openTestApp();
    const channelAccess = { ...app.channelAccess, missing: () => ['Send Messages'] };
    await expect(set({ ...app, channelAccess }, { alert_channel: ALERTS })).rejects.toThrow(
      /lacks Send Messages/,
    );
  });

  it('completes the time zone', async () => {
    const request = autocompleteRequest('server', { name: 'timezone', text: 'berl' });
    const choices = await settings.complete?.(request, await openTestApp());
    expect(choices?.[0]?.value).toBe('Europe/Berlin');
  });
});
