import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/time/duration.ts';
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
});
