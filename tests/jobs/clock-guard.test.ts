import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { createClockGuard } from '../../src/jobs/clock-guard.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** A daily schedule, and a bot whose clock the test sets beside Discord's. */
async function openGuarded() {
  const fixture = await openScheduleFixture();
  const { stores, unitOfWork, log, clock, channel, schedule, addPapers } = fixture;
  await addPapers(...Array.from({ length: 20 }, (_, at) => `Paper ${at}`));
  const { id } = await schedule({ count: 1 });
  let discordTime: number | undefined;
  const guard = createClockGuard({
    metadata: stores.metadata,
    unitOfWork,
    discordTime: () => discordTime,
    log,
  });
  return {
    ...fixture,
    guard,
    posts: () => channel.messages.length,
    nextDate: async () => (await stores.schedules.get(id))?.next.date,
    discordSays: (time: number | undefined) => (discordTime = time),
    events: (event: string) => log.events.filter(logged => logged.event === event),
    /** Does what the tickers do. */
    async tickGuarded(): Promise<void> {
      if (await guard.check(clock.now())) await fixture.tick();
    },
  };
}

describe('a clock that was 30 days ahead and is right again', () => {
  it('holds slots and alarms until Discord agrees, then posts each day again', async () => {
    const { clock, tickGuarded, posts, nextDate, discordSays, events, guard } = await openGuarded();
    const start = clock.now();
    clock.advance(30 * DAY_MS + 10 * HOUR_MS);
    await tickGuarded();
    const ahead = posts();
    clock.set(start + 10 * HOUR_MS);
    await tickGuarded();
    await tickGuarded();
    expect(guard.isHolding()).toBe(true);
    expect(events('clock_behind')).toHaveLength(1);
    discordSays(clock.now() + 2 * SECOND_MS);
    await tickGuarded();
    expect(guard.isHolding()).toBe(false);
    expect(events('clock_corrected')).toHaveLength(1);
    expect(await nextDate()).toBe('2026-11-22');
    for (let days = 0; days < 5; days += 1) {
      clock.advance(DAY_MS);
      discordSays(clock.now());
      await tickGuarded();
    }
    expect(posts() - ahead).toBe(5);
  });

  it('moves the other schedules where a time zone no longer exists', async () => {
    const { clock, guard, discordSays, stores, nextDate } = await openGuarded();
    const start = clock.now();
    const schedule = await stores.schedules.get(1);
    if (!schedule) throw new Error('the test needs its schedule');
    const gone = { ...schedule, timezone: 'Atlantis/Capital' };
    await stores.schedules.create(gone, { by: '1', at: start, next: schedule.next });
    clock.advance(30 * DAY_MS);
    await guard.check(clock.now());
    await stores.schedules.advance(1, { date: '2026-12-21', dueAt: schedule.next.dueAt + 30 * DAY_MS });
    clock.set(start);
    discordSays(start);
    expect(await guard.check(start)).toBe(true);
    expect(await nextDate()).toBe('2026-11-21');
  });

  it('does not wait for a date again that was posted', async () => {
    const { clock, tickGuarded, guard, posts, discordSays, nextDate, spread } = await openGuarded();
    clock.advance(9 * HOUR_MS + spread);
    await tickGuarded();
    expect(posts()).toBe(1);
    clock.advance(-2 * HOUR_MS);
    discordSays(clock.now());
    await guard.check(clock.now());
    expect(await nextDate()).toBe('2026-11-22');
  });

  it('moves more schedules than fit in one step', async () => {
    const { clock, guard, discordSays, stores, log } = await openGuarded();
    const start = clock.now();
    const schedule = await stores.schedules.get(1);
    if (!schedule) throw new Error('the test needs its schedule');
    const next = { date: '2026-12-21', dueAt: schedule.next.dueAt + 30 * DAY_MS };
    for (let at = 0; at < 120; at += 1) await stores.schedules.create(schedule, { by: '1', at: start, next });
    await guard.check(start + 30 * DAY_MS);
    discordSays(start);
    await guard.check(start);
    expect((await stores.schedules.all()).map(each => each.next.date)).toEqual(
      Array.from({ length: 121 }, () => '2026-11-21'),
    );
    expect(log.events.at(-1)).toMatchObject({ event: 'clock_corrected', fields: { slots: 120 } });
  });

  it('brings a delivery forward that it would retry a month later', async () => {
    const { clock, scheduler, tickGuarded, channel, posts, discordSays, stores } = await openGuarded();
    const start = clock.now();
    clock.advance(30 * DAY_MS);
    const schedule = await stores.schedules.get(1);
    if (!schedule) throw new Error('the test needs its schedule');
    await scheduler.run(schedule, 'once', clock.now());
    channel.failNext('unavailable', 'not stored');
    await tickGuarded();
    const before = posts();
    clock.set(start);
    discordSays(start);
    await tickGuarded();
    expect(posts()).toBe(before + 1);
  });
});

describe('a clock that is set back', () => {
  it('by two hours after a post posts nothing twice, however often it is checked', async () => {
    const { clock, tickGuarded, posts, discordSays, spread } = await openGuarded();
    clock.advance(9 * HOUR_MS + spread);
    await tickGuarded();
    expect(posts()).toBe(1);
    clock.advance(-2 * HOUR_MS);
    discordSays(clock.now());
    for (let minutes = 0; minutes < 180; minutes += 20) {
      await tickGuarded();
      clock.advance(20 * MINUTE_MS);
      discordSays(clock.now());
    }
    expect(posts()).toBe(1);
  });

  it('to 1970 decides nothing', async () => {
    const { clock, tickGuarded, posts, discordSays, stores } = await openGuarded();
    await tickGuarded();
    discordSays(clock.now());
    clock.set(0);
    await tickGuarded();
    expect(posts()).toBe(0);
    expect((await stores.schedules.get(1))?.next.date).toBe('2026-11-21');
  });

  it('by less than a minute goes on', async () => {
    const { clock, guard } = await openGuarded();
    expect(await guard.check(clock.now())).toBe(true);
    expect(await guard.check(clock.now() - 59 * SECOND_MS)).toBe(true);
  });
});

it('a clock that differs from Discord’s is logged once until it agrees', async () => {
  const { clock, guard, discordSays, events } = await openGuarded();
  discordSays(clock.now() - 5 * MINUTE_MS);
  await guard.check(clock.now());
  await guard.check(clock.now());
  expect(events('clock_differs')).toHaveLength(1);
  discordSays(clock.now());
  await guard.check(clock.now());
  discordSays(clock.now() + 5 * MINUTE_MS);
  await guard.check(clock.now());
  expect(events('clock_differs')).toHaveLength(2);
});
