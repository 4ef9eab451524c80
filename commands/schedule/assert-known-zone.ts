import { UserError } from '../../src/core/message/user-error.ts';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { knownTimezone } from '../../src/core/time/calendar.ts';

/** Returns whether the time zone of a schedule exists still: the rules of time zones are updated, and some are removed. */
export function hasKnownZone({ timezone }: Pick<ScheduleSpec, 'timezone'>): boolean {
  return knownTimezone(timezone) !== undefined;
}

/** Throws `UserError` if the time zone of a schedule no longer exists: it has no time at which it could post. */
export function assertKnownZone(spec: Pick<ScheduleSpec, 'timezone'>): void {
  if (hasKnownZone(spec)) return;
  throw new UserError(
    `The time zone ${spec.timezone} of this schedule is no longer known. Set another one with \`timezone\` of \`/schedule edit\`.`,
  );
}
