import type { Weekday } from '../time/weekdays.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSubject } from './schedule.ts';

const PERIOD_SUBJECTS: readonly ScheduleSubject[] = ['weekly', 'monthly', 'best'];

/** Returns whether a subject is the list of a complete week or month, which is the same on every day of the next one. */
export function isPeriodSubject(what: ScheduleSubject): boolean {
  return PERIOD_SUBJECTS.includes(what);
}

/** Returns the days of a schedule whose admin gives none: Monday for the list of a week or month, else weekdays. */
export function defaultDays(what: ScheduleSubject): readonly Weekday[] {
  return isPeriodSubject(what) ? [1] : SCHEDULE_DEFAULTS.days;
}
