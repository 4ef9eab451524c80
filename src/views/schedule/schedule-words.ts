import type { ScheduleSpec } from '../../core/schedule/schedule.ts';
import { formatWeekdays } from '../../core/time/weekdays.ts';

type Timing = Pick<ScheduleSpec, 'days' | 'time' | 'timezone'>;
type Narrowing = Pick<ScheduleSpec, 'query' | 'category'>;

/** When a schedule posts, as plain text: `weekdays at 09:00 (Europe/Berlin)`. */
export function timingWords({ days, time, timezone }: Timing): string {
  return `${formatWeekdays(days)} at ${time} (${timezone})`;
}

/** What a schedule is narrowed to, as plain text that follows a noun: ` in cs.LG on “diffusion”`; empty if to nothing. */
export function narrowingWords({ query, category }: Narrowing): string {
  return `${category === null ? '' : ` in ${category}`}${query === null ? '' : ` on “${query}”`}`;
}
