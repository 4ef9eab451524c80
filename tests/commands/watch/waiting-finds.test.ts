import { describe, expect, it } from 'vitest';
import { settings } from '../../../commands/settings/settings.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import type { WatchRecipient } from '../../../src/core/watch/watch-finds.ts';
import { invocation, type GivenOptions } from '../invocation.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import { ADMIN, call, CHANNEL, MEMBER } from './watch-calls.ts';

const TO_MEMBER: WatchRecipient = { kind: 'dm', userId: MEMBER };
const TO_CHANNEL: WatchRecipient = { kind: 'channel', channelId: CHANNEL };

/** A watch with a find that waits for the digest at 09:00 UTC, on a Saturday at noon. */
async function openWaiting(options: GivenOptions, recipient = TO_MEMBER) {
  const app = await openTestApp();
  await call(app, 'add', { words: 'trams', ...options }, ADMIN);
  const [paper] = await app.addPapers({ title: 'Trams at night' });
  const paperId = paper?.id ?? 0;
  const dueAt = Date.parse('2026-11-22T09:00:00Z');
  const find = { recipient, paperId, watchIds: [1], foundAt: app.clock.now(), dueAt };
  await app.unitOfWork(({ watchFinds }) => watchFinds.addAll(paperId, [find]));
  return app;
}

/** Returns when what waits for a recipient is due, to the minutes by which digests are spread, as `MM-DD HH:MM`. */
async function dueOf(app: TestApp, recipient = TO_MEMBER): Promise<string[]> {
  const finds = await app.unitOfWork(({ watchFinds }) => watchFinds.waiting(recipient, 0));
  return finds.map(({ dueAt }) => {
    const slot = Math.floor(dueAt / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
    return new Date(slot).toISOString().slice('2026-'.length, '2026-11-22T09:00'.length).replace('T', ' ');
  });
}

const setMine = (app: TestApp, options: GivenOptions) => settings.run(invocation('me', options), app);

describe('what waits for a digest follows', () => {
  it('the rhythm of its watch', async () => {
    const app = await openWaiting({ deliver: 'daily' });
    await call(app, 'edit', { watch: '1', deliver: 'weekly' });
    expect(await dueOf(app)).toEqual(['11-23 09:00']);
    await call(app, 'edit', { watch: '1', deliver: 'daily' });
    expect(await dueOf(app)).toEqual(['11-22 09:00']);
    await call(app, 'edit', { watch: '1', deliver: 'at_once' });
    expect(await dueOf(app)).toEqual(['11-21 12:00']);
  });

  it('the time zone of its watch, and the earliest of several', async () => {
    const app = await openWaiting({ deliver: 'daily' });
    await setMine(app, { timezone: 'UTC' });
    await call(app, 'edit', { watch: '1', timezone: 'Tokyo' });
    expect(await dueOf(app)).toEqual(['11-22 00:00']);
    await call(app, 'add', { words: 'night', deliver: 'at_once' });
    await app.unitOfWork(async ({ watchFinds }) => {
      const [find] = await watchFinds.waiting(TO_MEMBER, 0);
      if (find) await watchFinds.addAll(find.paperId, [{ ...find, watchIds: [2] }]);
    });
    await call(app, 'edit', { watch: '2', deliver: 'weekly' });
    expect(await dueOf(app)).toEqual(['11-22 00:00']);
  });

  it('the time zone of its user, also when it is removed', async () => {
    const app = await openWaiting({ deliver: 'daily' });
    await setMine(app, { timezone: 'New York' });
    expect(await dueOf(app)).toEqual(['11-21 14:00']);
    await setMine(app, { clear: 'timezone' });
    expect(await dueOf(app)).toEqual(['11-22 09:00']);
  });

  it('the time zone of the server of its channel', async () => {
    const app = await openWaiting({ deliver: 'daily', where: CHANNEL }, TO_CHANNEL);
    await settings.run(invocation('server', { timezone: 'Tokyo' }, ADMIN), app);
    expect(await dueOf(app, TO_CHANNEL)).toEqual(['11-22 00:00']);
  });

  it('its watch to another place', async () => {
    const app = await openWaiting({ deliver: 'daily' });
    await call(app, 'edit', { watch: '1', where: CHANNEL }, ADMIN);
    expect(await dueOf(app, TO_CHANNEL)).toEqual(['11-22 09:00']);
  });
});
