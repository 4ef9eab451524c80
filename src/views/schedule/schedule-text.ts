import type { ScheduleFilter, ScheduleSpec } from '../../core/schedule/schedule.ts';
import { formatWeekdays } from '../../core/time/weekdays.ts';
import { count } from '../format/count.ts';

/** Returns when a schedule posts, as plain text: `weekdays at 09:00 (Europe/Berlin)`. */
export function timingText({
  days,
  time,
  timezone,
}: Pick<ScheduleSpec, 'days' | 'time' | 'timezone'>): string {
  return `${formatWeekdays(days)} at ${time} (${timezone})`;
}

/** Returns a schedule's filters as plain text after a noun: ` in cs.LG by Ada Lovelace on “engines”`; empty if there are none. */
export function filterText(filter: ScheduleFilter): string {
  const { query, category, author, organization, minVotes } = filter;
  return [
    category === null ? '' : ` in ${category}`,
    author === null ? '' : ` by ${author}`,
    organization === null ? '' : ` from ${organization}`,
    query === null ? '' : ` on “${query}”`,
    minVotes === null ? '' : ` with at least ${count(minVotes, 'vote')}`,
  ].join('');
}

/** Returns how a schedule posts, defaults included, as plain texts that name the options: `sort best`, `format digest`. */
export function postTexts({
  sort,
  format,
  thread,
  picture,
  empty,
  repeat,
  preset,
}: Pick<ScheduleSpec, 'sort' | 'format' | 'thread' | 'picture' | 'empty' | 'repeat' | 'preset'>): string[] {
  return [
    `sort ${sort}`,
    `format ${format}`,
    ...(thread ? ['threads'] : []),
    ...(picture ? ['picture'] : []),
    `empty ${empty}`,
    `repeat ${repeat}`,
    ...(preset === null ? [] : [`preset ${preset}`]),
  ];
}
