import { isPeriodSubject } from '../../src/core/schedule/default-days.ts';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { formatWeekdays } from '../../src/core/time/weekdays.ts';
import type { GivenSettings } from './read-settings.ts';

/** Returns a note on the days of a new schedule for the list of a week or month, if none were given. */
export function defaultDaysNote({ what }: ScheduleSpec, given: GivenSettings): string | undefined {
  if (given.days !== undefined || !isPeriodSubject(what)) return undefined;
  return 'No days were given, so it posts once a week, on Monday.';
}

/** Returns a warning if a schedule becomes one for the list of a week or month, and keeps several days a week. */
export function keptDaysNote({ what, days }: ScheduleSpec, given: GivenSettings): string | undefined {
  if (given.what === undefined || given.days !== undefined) return undefined;
  if (!isPeriodSubject(what) || days.length < 2) return undefined;
  const period = what === 'monthly' ? 'month' : 'week';
  return `It keeps its days, so it posts papers of the same ${period} ${days.length} times a week (${formatWeekdays(days)}). Set days to mon for once a week.`;
}
