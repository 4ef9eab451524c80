import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { firstSlotAfter, slotAfterDate } from '../../src/core/schedule/slots.ts';
import { postSlot } from '../../src/usecases/post-slot.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** A fixture with a schedule whose first slot is due, and a call that decides it. */
async function openDue() {
  const fixture = await openScheduleFixture();
  const { stores, unitOfWork, index, clock } = fixture;
  await fixture.addPapers('One', 'Two');
  const schedule = await fixture.schedule();
  clock.advance(10 * HOUR_MS);
  const { date, dueAt } = schedule.next;
  const timing = { slot: date, day: date, dueAt, expiresAt: dueAt + HOUR_MS };
  const next = slotAfterDate(schedule, date);
  const context = { stores, unitOfWork, index, now: clock.now() };
  return { ...fixture, schedule, decide: async () => postSlot(schedule, { ...timing, next }, context) };
}

describe('a slot', () => {
  it('is decided once, and the schedule is advanced', async () => {
    const { decide, schedule, stores } = await openDue();
    expect(await decide()).toMatchObject({ outcome: 'posted' });
    expect(await stores.schedules.get(schedule.id)).toMatchObject({ next: { date: '2026-11-22' } });
    expect(await decide()).toBeUndefined();
  });

  it('is left to the next run if an admin edits the schedule while its papers are chosen', async () => {
    const { decide, schedule, stores, clock, tick, channel } = await openDue();
    const edited = { ...schedule, time: '18:00' };
    const next = firstSlotAfter(edited, clock.now());
    await stores.schedules.update(schedule.id, edited, { by: '3000000000000000001', next });
    expect(await decide()).toBeUndefined();
    expect(await stores.schedules.get(schedule.id)).toMatchObject({ next });
    clock.advance(9 * HOUR_MS);
    await tick();
    expect(channel.messages).toHaveLength(1);
  });

  it('posts nothing if the schedule is paused or deleted while its papers are chosen', async () => {
    const paused = await openDue();
    await paused.stores.schedules.pause(paused.schedule.id, 'an admin paused it');
    expect(await paused.decide()).toBeUndefined();
    const deleted = await openDue();
    await deleted.stores.schedules.delete(deleted.schedule.id, deleted.clock.now());
    expect(await deleted.decide()).toBeUndefined();
    for (const { deliverer, channel } of [paused, deleted]) {
      await deliverer.drain();
      expect(channel.messages).toEqual([]);
    }
  });

  it('is decided although it was found that its role cannot be mentioned while its papers were chosen', async () => {
    const { decide, schedule, stores } = await openDue();
    await stores.schedules.setRoleProblem(schedule.id, 'the role is gone');
    expect(await decide()).toMatchObject({ outcome: 'posted' });
  });
});
