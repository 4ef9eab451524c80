import { expect, it } from 'vitest';
import { createDiscordTime } from '../../../src/discord/rest/discord-time.ts';

it('Discord’s time is that of its last response, kept up by a monotonic clock', () => {
  let monotonic = 1_000;
  const time = createDiscordTime(() => monotonic);
  expect(time.now()).toBeUndefined();
  time.learn(null);
  time.learn('soon');
  expect(time.now()).toBeUndefined();
  time.learn('Sat, 21 Nov 2026 09:00:00 GMT');
  monotonic += 5_000;
  expect(time.now()).toBe(Date.parse('2026-11-21T09:00:05Z'));
});
