import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmulator } from '../../../src/discord-emulator/emulator.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';
import { connectPage } from './connect-page.ts';
import { createManualTimers } from '../../discord-emulator/gateway/manual-timers.ts';
import { manualPageClock } from './manual-page-clock.ts';
import type { ManualPageClock } from './manual-page-clock.ts';
import { openPage } from './live-page.ts';
import { performAction, history, raw } from './page-client.ts';
import { testPage } from './page-host.ts';

let bot: ConnectedBot;
let emulator: Emulator;
let clock: ManualPageClock;

beforeEach(async () => {
  ({ bot, emulator, clock } = await connectPage());
});
afterEach(() => bot.stop());

const say = (as: string, text: string, channel = 'papers') =>
  performAction(emulator, as, { kind: 'say', channel, text });

test('a reconnecting page receives the scene again, and can fetch messages sent in between', async () => {
  const before = await openPage(emulator, 'ada');
  await before.scene();
  before.disconnect();
  await before.ended;
  await say('ben', 'while you were away');
  const after = await openPage(emulator, 'ada');
  await after.until(each => each.kind === 'clock');
  expect(after.events[0]?.kind).toBe('scene');
  expect(await history(emulator, 'ada', 'papers')).toMatchObject({
    messages: [{ content: 'while you were away' }],
    hasMore: false,
  });
});

test('a disconnected page is unsubscribed', async () => {
  const page = await openPage(emulator, 'ada');
  await page.until(each => each.kind === 'clock');
  expect(clock.listeners).toBe(1);
  const quiet = await openPage(emulator, 'ben');
  await quiet.until(each => each.kind === 'clock');
  expect(clock.listeners).toBe(2);
  page.disconnect();
  await page.ended;
  await expect.poll(() => clock.listeners).toBe(1);
});

test('an idle stream is kept alive', async () => {
  const timers = createManualTimers();
  const other = await openEmulator({ timers, website: testPage() });
  const page = await openPage(other, 'ada');
  await page.until(each => each.kind === 'clock');
  expect(page.text()).not.toContain('\n: ');
  timers.advance(25_000);
  await expect.poll(() => page.text()).toContain('\n: keep-alive\n\n');
});

test('stopping ends all streams', async () => {
  const own = manualPageClock();
  const other = await startEmulator({ now: Date.now, website: testPage(own) });
  const page = await openPage(other, 'ada');
  await page.until(each => each.kind === 'clock');
  const stopped = other.stop();
  other.userActions.say('ben', 'papers', 'too late');
  await stopped;
  await page.ended;
  expect(page.text()).not.toContain('too late');
  expect(own.listeners).toBe(0);
});

test('a page of an unknown user or a bot is refused', async () => {
  for (const as of ['eve', emulator.world.bot.id]) {
    const reply = await raw(emulator, `/playground/live?as=${as}`);
    expect(reply.status).toBe(400);
  }
});
