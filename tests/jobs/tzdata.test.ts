import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { firstSubscriptionSlot } from '../../src/core/watch/subscription-slots.ts';
import { rescheduleForTzdata } from '../../src/jobs/tzdata.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

describe('a new time-zone database', () => {
  it('pauses only a schedule whose zone no longer exists', async () => {
    const { schedule, stores, unitOfWork, clock } = await openScheduleFixture();
    const good = await schedule();
    const gone = await stores.schedules.create(
      { ...good, timezone: 'Atlantis/Capital' },
      { by: '1', at: clock.now(), next: good.next },
    );
    await rescheduleForTzdata('2026b', unitOfWork);
    expect((await stores.schedules.get(gone.id))?.pausedReason).toContain('Atlantis/Capital');
    expect((await stores.schedules.get(good.id))?.pausedReason).toBeNull();
  });

  it('moves the instants of next slots once, not their dates', async () => {
    const { schedule, stores, unitOfWork } = await openScheduleFixture();
    const { id, next } = await schedule({ timezone: 'Europe/Berlin' });
    // As if the database of last year had put Berlin an hour further east.
    await stores.schedules.advance(id, { ...next, dueAt: next.dueAt - HOUR_MS });
    expect(await rescheduleForTzdata('2026b', unitOfWork)).toBe(1);
    expect((await stores.schedules.get(id))?.next).toEqual(next);
    await stores.schedules.advance(id, { ...next, dueAt: next.dueAt - HOUR_MS });
    expect(await rescheduleForTzdata('2026b', unitOfWork)).toBe(0);
  });

  it('moves those of subscriptions too', async () => {
    const { stores, unitOfWork, clock } = await openScheduleFixture();
    const spec = { what: 'daily', time: '09:00', days: [1], count: 5, timezone: 'Europe/Berlin' } as const;
    const next = firstSubscriptionSlot(spec, '3', clock.now());
    const stored = { ...next, dueAt: next.dueAt - HOUR_MS };
    const { id } = await stores.subscriptions.put(spec, { by: '3', at: clock.now(), next: stored });
    const gone = { ...spec, timezone: 'Atlantis/Capital' };
    const ofOther = await stores.subscriptions.put(gone, { by: '4', at: clock.now(), next });
    expect(await rescheduleForTzdata('2026b', unitOfWork)).toBe(1);
    expect((await stores.subscriptions.get(id))?.next).toEqual(next);
    expect((await stores.subscriptions.get(ofOther.id))?.next).toEqual(next);
  });
});
