import { slotOfDate } from '../core/schedule/slots.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { ifZoneKnown } from './known-zone.ts';

/**
 * Recomputes the instants of all next slots if the version of the time-zone database has changed: a country may have
 * changed its clocks since they were stored. The local dates stay; a schedule whose time zone no longer exists is
 * paused. Returns how many slots moved.
 */
export async function rescheduleForTzdata(zoneVersion: string, unitOfWork: UnitOfWork): Promise<number> {
  return unitOfWork(async ({ metadata, schedules }) => {
    if ((await metadata.get('zoneVersion')) === zoneVersion) return 0;
    let moved = 0;
    for (const schedule of await schedules.all()) {
      const next = ifZoneKnown(() => slotOfDate(schedule, schedule.next.date));
      if (!next) {
        await schedules.pause(schedule.id, `the time zone ${schedule.timezone} is no longer known`);
        continue;
      }
      if (next.dueAt === schedule.next.dueAt) continue;
      await schedules.advance(schedule.id, next);
      moved += 1;
    }
    await metadata.set('zoneVersion', zoneVersion);
    return moved;
  });
}
