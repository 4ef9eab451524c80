import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { rescheduleForTzdata } from '../../src/jobs/tzdata.ts';
import { openPosting } from '../support/schedule-fixture.ts';

describe('a new time-zone database', () => {
  it('pauses a schedule whose zone it no longer knows, and no other', async () => {
    const { schedule, stores, unitOfWork, clock } = await openPosting();
    const good = await schedule();
    const gone = await stores.schedules.create(
      { ...good, timezone: 'Atlantis/Capital' },
      { by: '1', at: clock.now(), next: good.next },
    );
    await rescheduleForTzdata('2026b', unitOfWork);
    expect((await stores.schedules.get(gone.id))?.pausedReason).toContain('Atlantis/Capital');
    expect((await stores.schedules.get(good.id))?.pausedReason).toBeNull();
  });

  it('moves the instants of next slots, not their dates, and once', async () => {
    const { schedule, stores, unitOfWork } = await openPosting();
    const { id, next } = await schedule({ timezone: 'Europe/Berlin' });
    // As if the database of last year had put Berlin an hour further east.
    await stores.schedules.advance(id, { ...next, dueAt: next.dueAt - HOUR_MS });
    expect(await rescheduleForTzdata('2026b', unitOfWork)).toBe(1);
    expect((await stores.schedules.get(id))?.next).toEqual(next);
    await stores.schedules.advance(id, { ...next, dueAt: next.dueAt - HOUR_MS });
    expect(await rescheduleForTzdata('2026b', unitOfWork)).toBe(0);
  });
});
