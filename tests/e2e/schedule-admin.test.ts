import { MessageFlags } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { startClockedBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { starterDatabase } from '../support/temp-folder.ts';

it('lets an admin preview, edit, pause, delete and restore a schedule, and never posts a date twice', async () => {
  const start = Date.parse('2026-11-20T12:00:00Z');
  let now = start;
  const emulator = await openEmulator({ now: () => now });
  const { world, userActions } = emulator;
  const bot = await startClockedBot(emulator, starterDatabase(), start);
  const slash = async (command: string, options: Record<string, string | number> = {}) => {
    const outcome = await userActions.slash('Ada', '#papers', command, options);
    expect(outcome.failed).toBeNull();
    return outcome;
  };
  const say = async (...given: Parameters<typeof slash>) => textOf(await (await slash(...given)).message());
  const posts = () =>
    world.messages
      .history(world.seed.channels.papers.id, { limit: 100 })
      .filter(message => message.author.id === world.bot.id);
  /** Moves the clock; what is due then is done in the ticks of the next minutes. */
  const moveTo = async (instant: number) => {
    for (now = instant; now < instant + 60_000; now += 15_000) {
      bot.setClock(now);
      // A request goes through bot and emulator, so a tick has begun before.
      await say('status');
    }
  };
  const untilPosted = async (count: number) => {
    await expect.poll(() => posts().length, { timeout: 20_000 }).toBe(count);
  };

  expect(await say('settings server', { timezone: 'tokyo' })).toContain('Asia/Tokyo');
  expect(
    await say('schedule create', { channel: '#papers', time: '6:30pm', days: 'everyday', count: 2 }),
  ).toContain('every day at 18:30 (Asia/Tokyo)');

  const preview = await slash('schedule preview', { schedule: '1' });
  const previewed = textOf(await preview.message());
  const forecast = () => preview.followUps()[0];
  await expect.poll(() => textOf(forecast() ?? {})).toContain('due 30 times: ');
  expect((forecast()?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
  expect(posts()).toHaveLength(0);

  await moveTo(Date.parse('2026-11-21T09:36:00Z'));
  await untilPosted(1);
  const [first] = posts();
  expect(titles(textOf(first ?? {}))).toEqual(titles(previewed));
  await expect.poll(() => say('status'), { timeout: 20_000 }).toContain('last posted');

  expect(await say('schedule edit', { schedule: '1', time: '20:00' })).toContain('every day at 20:00');
  await moveTo(Date.parse('2026-11-21T11:10:00Z'));
  expect(posts()).toHaveLength(1);

  expect(await say('schedule pause', { schedule: '1', until: '2026-11-23' })).toContain('Paused');
  await moveTo(Date.parse('2026-11-22T11:10:00Z'));
  expect(posts()).toHaveLength(1);
  await moveTo(Date.parse('2026-11-23T11:10:00Z'));
  await untilPosted(2);

  const deleted = await (await slash('schedule delete', { schedule: '1' })).message();
  expect(await say('schedule list')).toContain('No schedules yet');
  const restored = await userActions.press('Ada', deleted.id, customIds(deleted)[0] ?? '');
  expect(textOf(await restored.message())).toContain('Restored');
  await moveTo(now + 60_000);
  expect(posts()).toHaveLength(2);
  await moveTo(now + DAY_MS);
  await untilPosted(3);
  await bot.stop();
});

/** Returns the titles of a digest in order, from its links. */
function titles(text: string): string[] {
  return [...text.matchAll(/\[([^\]]+)\]\(https:\/\/arxiv\.org\/abs\//g)].map(match => match[1] ?? '');
}
