import { UserError } from '../../src/core/message/user-error.ts';
import type { Schedule, ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { hasKnownZone } from './assert-known-zone.ts';

/** Throws `UserError` if one of some other schedules posts the same at the same time. `now` is in ms since the epoch. */
export function assertNoTwin(spec: ScheduleSpec, others: readonly Schedule[], now: number): void {
  const twin = twinOf(spec, others, now);
  if (twin) {
    throw new UserError(
      `Schedule #${twin.id} posts the same in that channel at the same time. Change it with \`/schedule edit\`, or choose another time, channel or query.`,
    );
  }
}

/** Returns the one of some other schedules that posts the same at the same time. `now` is in ms since the epoch. */
export function twinOf(spec: ScheduleSpec, others: readonly Schedule[], now: number): Schedule | undefined {
  return others.find(other => isTwin(other, spec, now));
}

/** Zones that agree in winter may differ in summer. */
const HALF_YEAR_MS = 182 * DAY_MS;

/**
 * Returns whether two schedules post the same papers at the same time; the name of the zone does not matter. One whose zone is
 * no longer known has no time.
 */
function isTwin(a: ScheduleSpec, b: ScheduleSpec, now: number): boolean {
  return (
    a.channelId === b.channelId &&
    contentOf(a) === contentOf(b) &&
    a.days.join() === b.days.join() &&
    hasKnownZone(a) &&
    hasKnownZone(b) &&
    [now, now + HALF_YEAR_MS].every(at => firstSlotAfter(a, at).dueAt === firstSlotAfter(b, at).dueAt)
  );
}

function contentOf({ what, query, category, author, organization, minVotes, sort }: ScheduleSpec): string {
  return JSON.stringify([what, query, category, author, organization, minVotes, sort]).toLowerCase();
}
