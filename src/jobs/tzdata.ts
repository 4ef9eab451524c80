import type { Schedule, Slot } from '../core/schedule/schedule.ts';
import { slotOfDate } from '../core/schedule/slots.ts';
import type { UnitOfWork } from '../core/stores.ts';

/**
 * Computes the instants of all next slots anew when the time-zone database is another than last time: a country may
 * have changed its clocks since they were stored. The local dates stay; a schedule whose zone is no longer known is
 * paused. Answers how many slots moved.
 */
export async function rescheduleForTzdata(zoneVersion: string, unitOfWork: UnitOfWork): Promise<number> {
  return unitOfWork(async ({ metadata: facts, schedules }) => {
    if ((await facts.get('zoneVersion')) === zoneVersion) return 0;
    let moved = 0;
    for (const schedule of await schedules.all()) {
      const next = nextOf(schedule);
      if (!next) {
        await schedules.pause(schedule.id, `the time zone ${schedule.timezone} is no longer known`);
        continue;
      }
      if (next.dueAt === schedule.next.dueAt) continue;
      await schedules.advance(schedule.id, next);
      moved += 1;
    }
    await facts.set('zoneVersion', zoneVersion);
    return moved;
  });
}

function nextOf(schedule: Schedule): Slot | undefined {
  try {
    return slotOfDate(schedule, schedule.next.date);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
