import { slotOfDate } from '../core/schedule/slots.ts';
import type { UnitOfWork } from '../core/stores.ts';
import type { SubscriptionStore } from '../core/watch/subscription.ts';
import { ifZoneKnown } from './known-zone.ts';

/**
 * Recomputes the instants of all next slots if the version of the time-zone database has changed: a country may have
 * changed its clocks since they were stored. The local dates stay; a schedule whose time zone no longer exists is
 * paused, a subscription keeps its instant. Returns how many slots moved.
 */
export async function rescheduleForTzdata(zoneVersion: string, unitOfWork: UnitOfWork): Promise<number> {
  return unitOfWork(async ({ metadata, schedules, subscriptions }) => {
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
    moved += await rescheduleSubscriptions(subscriptions);
    await metadata.set('zoneVersion', zoneVersion);
    return moved;
  });
}

const SUBSCRIPTIONS_PER_PAGE = 100;

async function rescheduleSubscriptions(subscriptions: SubscriptionStore): Promise<number> {
  let moved = 0;
  for (let afterId = 0; ;) {
    const page = await subscriptions.all(afterId, SUBSCRIPTIONS_PER_PAGE);
    for (const { id, userId, next: stored, ...spec } of page) {
      const next = ifZoneKnown(() => slotOfDate({ ...spec, guildId: userId }, stored.date));
      if (!next || next.dueAt === stored.dueAt) continue;
      await subscriptions.advance(id, next);
      moved += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < SUBSCRIPTIONS_PER_PAGE) return moved;
    afterId = last.id;
  }
}
