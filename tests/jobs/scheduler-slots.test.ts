import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** 09:10, when every guild's spread is over. */
const MORNING = 9 * HOUR_MS + 10 * MINUTE_MS;

describe('a slot while the delivery of the previous one is on its way', () => {
  it('is skipped', async () => {
    const { clock, tick, channel, addPapers, schedule, stores } = await openScheduleFixture();
    await addPapers('One', 'Two', 'Three', 'Four');
    const { id } = await schedule({ count: 1, time: '23:00' });
    clock.advance(23 * HOUR_MS + 10 * MINUTE_MS);
    channel.failNext('unavailable', 'not stored', 1_000);
    await tick();
    await stores.deliveries.retryLater({ id: 1, owner: null }, clock.now() + 2 * DAY_MS);
    clock.advance(DAY_MS);
    await tick();
    expect((await stores.schedules.get(id))?.next.date).toBe('2026-11-23');
    expect(await stores.deliveries.get(2)).toBeUndefined();
  });
});

describe('after downtime', () => {
  it('posts at most one missed digest, which says that it is late', async () => {
    const { clock, tick, channel, addPapers, schedule, stores } = await openScheduleFixture();
    await addPapers('One', 'Two', 'Three', 'Four', 'Five');
    const { id } = await schedule({ count: 1 });
    clock.advance(4 * DAY_MS + 11 * HOUR_MS);
    await tick();
    await tick();
    expect(channel.messages).toHaveLength(1);
    expect(channel.messages[0]?.body).toMatch(/late/i);
    expect((await stores.schedules.get(id))?.next.date).toBe('2026-11-26');
  });

  it('skips a digest that would be more than six hours late', async () => {
    const { clock, tick, channel, addPapers, schedule, stores } = await openScheduleFixture();
    await addPapers('One');
    const { id } = await schedule();
    clock.advance(9 * HOUR_MS + 6 * HOUR_MS + 10 * MINUTE_MS);
    await tick();
    expect(channel.messages).toHaveLength(0);
    expect((await stores.schedules.get(id))?.next.date).toBe('2026-11-22');
    clock.advance(DAY_MS);
    await tick();
    expect(channel.messages).toHaveLength(0);
    expect((await stores.schedules.get(id))?.next.date).toBe('2026-11-23');
  });

  it('does not call a digest late that is posted within minutes', async () => {
    const { clock, tick, channel, addPapers, schedule } = await openScheduleFixture();
    await addPapers('One');
    await schedule();
    clock.advance(MORNING);
    await tick();
    expect(channel.messages[0]?.body).not.toMatch(/\blate\b/i);
  });
});

describe('a manual run', () => {
  it('whose delivery is still on its way does not skip the slot', async () => {
    const { clock, tick, channel, addPapers, schedule, scheduler, deliverer } = await openScheduleFixture();
    await addPapers('Alpha paper', 'Beta paper');
    const created = await schedule({ count: 1 });
    clock.advance(MORNING - 5_000);
    await scheduler.run(created, 'manual', clock.now());
    channel.failNext('unavailable', 'not stored');
    await deliverer.drain();
    clock.advance(5_000 + MINUTE_MS);
    await tick();
    expect(channel.messages).toHaveLength(2);
  });

  it('uses up no slot, counts as posted, and is not repeated by a repeated request', async () => {
    const { clock, tick, channel, addPapers, schedule, scheduler, deliverer } = await openScheduleFixture();
    await addPapers('Alpha paper', 'Beta paper', 'Gamma paper');
    const created = await schedule({ count: 2 });
    await scheduler.run(created, 'interaction 1', clock.now());
    expect(await scheduler.run(created, 'interaction 1', clock.now())).toBeUndefined();
    await deliverer.drain();
    expect(channel.messages).toHaveLength(1);
    clock.advance(MORNING);
    await tick();
    expect(channel.messages).toHaveLength(2);
    for (const title of ['Alpha paper', 'Beta paper', 'Gamma paper'])
      expect(channel.messages.filter(({ body }) => body.includes(title))).toHaveLength(1);
  });
});

/** Schedules of as many channels, all due. */
async function openDue(count: number) {
  const fixture = await openScheduleFixture();
  await fixture.addPapers('Alpha paper');
  for (let at = 0; at < count; at += 1) await fixture.schedule({ channelId: String(at) });
  fixture.clock.advance(MORNING);
  return fixture;
}

describe('many slots of one minute', () => {
  it('are decided one by one, with other events handled in between', async () => {
    const { scheduler, clock, channel, deliverer } = await openDue(50);
    let turns = 0;
    const decided = new AbortController();
    const count = async () => {
      for (; !decided.signal.aborted; turns += 1) await setImmediate();
    };
    const counted = count();
    await scheduler.tick(clock.now());
    decided.abort();
    await counted;
    expect(turns).toBeGreaterThanOrEqual(49);
    await deliverer.drain();
    expect(channel.messages).toHaveLength(50);
  });

  it('can be sent before the last of them is decided', async () => {
    const { scheduler, clock, stores } = await openDue(50);
    const outbox: (number | undefined)[] = [];
    const onDecided = async () => void outbox.push(await stores.deliveries.nextDueAt(clock.now()));
    await scheduler.tick(clock.now(), { onDecided: () => void onDecided() });
    await expect.poll(() => outbox).toEqual([clock.now(), clock.now(), clock.now()]);
  });

  it('that fail do not keep out the others, however many', async () => {
    const { tick, clock, channel, stores, schedule, addPapers, log } = await openScheduleFixture();
    await addPapers('Alpha paper');
    const { next, ...healthy } = await schedule();
    for (let at = 0; at < 45; at += 1) {
      const broken = { ...healthy, channelId: String(at), timezone: 'Atlantis/Old_Town' };
      const sooner = { ...next, dueAt: next.dueAt - 1 };
      await stores.schedules.create(broken, { by: '1', at: clock.now(), next: sooner });
    }
    clock.advance(MORNING);
    await tick();
    expect(log.events.filter(({ event }) => event === 'slot_failed')).toHaveLength(45);
    expect(channel.messages).toHaveLength(1);
  });

  it('are left when the bot stops', async () => {
    const { scheduler, clock, stores } = await openDue(3);
    const stopped = AbortSignal.abort();
    await scheduler.tick(clock.now(), { signal: stopped });
    expect(await stores.deliveries.nextDueAt(clock.now())).toBeUndefined();
  });
});
