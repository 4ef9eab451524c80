import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import { openEmulatedOutbox } from '../../support/emulated-outbox.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';

/** Time that the bot was down from just before its daily slots on, and what is posted in each channel after it. */
const OUTAGES = [
  { downMs: 10 * MINUTE_MS, posts: 1, isLabelled: false },
  { downMs: 5 * HOUR_MS, posts: 1, isLabelled: true },
  { downMs: 3 * DAY_MS + 2 * HOUR_MS, posts: 1, isLabelled: true },
  { downMs: 3 * DAY_MS + 7 * HOUR_MS, posts: 0, isLabelled: false },
] as const;

it.each(OUTAGES)('after $downMs ms of downtime each channel gets $posts posts, never more', async outage => {
  const { clock, tick, schedules, channelIds, posts, stores, spread } = await openEmulatedOutbox({
    channelCount: repetitions(3, 250),
    papersPerChannel: 3,
  });
  clock.advance(9 * HOUR_MS + spread - 1 + outage.downMs);
  for (let ticks = 0; ticks < 3; ticks += 1) {
    await tick();
    clock.advance(MINUTE_MS);
  }
  const texts = channelIds.map(id => posts(id).map(message => JSON.stringify(message.components)));
  expect(texts.map(each => each.length)).toEqual(channelIds.map(() => outage.posts));
  for (const text of texts.flat()) expect(text.includes('Late: this was due')).toBe(outage.isLabelled);
  for (const { id } of schedules) {
    expect((await stores.schedules.get(id))?.next.dueAt).toBeGreaterThan(clock.now());
  }
  printCounts(6, {
    'minutes down': outage.downMs / MINUTE_MS,
    schedules: schedules.length,
    posts: texts.flat().length,
    labelled: outage.isLabelled ? texts.flat().length : 0,
  });
});

/** Hours by which the clock of the machine is wrong for a quarter of an hour, at some time of the day of the slots. */
const JUMPS_H = [-2, 3, -24, 1] as const;

it.each(JUMPS_H)('a clock that is %d hours wrong for a while duplicates no digest', async hours => {
  const { clock, tick, channelIds, posts, spread } = await openEmulatedOutbox({
    channelCount: repetitions(3, 50),
    papersPerChannel: 8,
  });
  const start = clock.now();
  const days = 3;
  const isWrong = (at: number) => at >= 9.25 * HOUR_MS + spread && at < 9.5 * HOUR_MS + spread;
  for (let at = 0; at < days * DAY_MS; at += 15 * MINUTE_MS) {
    clock.set(start + at + (isWrong(at) ? hours * HOUR_MS : 0));
    await tick();
  }
  expect(channelIds.map(id => posts(id).length)).toEqual(channelIds.map(() => days));
  printCounts(5, {
    'hours wrong': hours,
    schedules: channelIds.length,
    days,
    posts: channelIds.flatMap(posts).length,
  });
});

it('a start in 1970 posts nothing, and each slot after the clock is right is posted once', async () => {
  const { clock, tick, channelIds, posts, spread } = await openEmulatedOutbox({
    channelCount: repetitions(3, 50),
    papersPerChannel: 3,
  });
  const start = clock.now();
  clock.set(0);
  await tick();
  expect(channelIds.flatMap(posts)).toEqual([]);
  clock.set(start + 9 * HOUR_MS + spread);
  await tick();
  clock.advance(DAY_MS);
  await tick();
  expect(channelIds.map(id => posts(id).length)).toEqual(channelIds.map(() => 2));
  printCounts(5, { 'start in': 1970, schedules: channelIds.length, posts: channelIds.flatMap(posts).length });
});
