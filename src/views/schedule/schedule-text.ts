import type { Schedule, ScheduleSpec } from '../../core/schedule/schedule.ts';
import { formatWeekdays } from '../../core/time/weekdays.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { relativeTime } from '../format/relative-time.ts';

const MAX_TIMING_WEIGHT = 90;
const MAX_SUBJECT_WEIGHT = 120;
const MAX_REASON_WEIGHT = 150;
const MAX_NAME_SUBJECT_LENGTH = 50;

/** The properties of a schedule that are shown. */
export type ScheduleSummary = Pick<
  Schedule,
  | 'id'
  | 'channelId'
  | 'what'
  | 'days'
  | 'time'
  | 'timezone'
  | 'query'
  | 'category'
  | 'count'
  | 'pausedReason'
  | 'next'
>;

/** Returns when a schedule posts, as plain text: `weekdays at 09:00 (Europe/Berlin)`. */
export function timingText({
  days,
  time,
  timezone,
}: Pick<ScheduleSpec, 'days' | 'time' | 'timezone'>): string {
  return `${formatWeekdays(days)} at ${time} (${timezone})`;
}

/** Returns a schedule's filters as plain text after a noun: ` in cs.LG on “diffusion”`; empty if there are none. */
export function filterText({ query, category }: Pick<ScheduleSpec, 'query' | 'category'>): string {
  return `${category === null ? '' : ` in ${category}`}${query === null ? '' : ` on “${query}”`}`;
}

/** Returns the name of a schedule as plain text, for autocomplete: `#3 · daily in cs.LG · weekdays at 09:00 (UTC)`. */
export function scheduleName(schedule: Omit<ScheduleSummary, 'channelId' | 'next'>): string {
  return joinParts([
    `#${schedule.id}`,
    fitPlain(`${schedule.what}${filterText(schedule)}`, MAX_NAME_SUBJECT_LENGTH),
    timingText(schedule),
    schedule.pausedReason === null ? undefined : 'paused',
  ]);
}

/** Returns a schedule in two lines of markdown: where and when; then what, and when next or why it is paused. */
export function scheduleMarkdown(schedule: ScheduleSummary): string {
  const list = schedule.what === 'daily' ? 'daily list' : 'archive';
  const subject = fitText(
    `${count(schedule.count, 'paper')} from the ${list}${filterText(schedule)}`,
    MAX_SUBJECT_WEIGHT,
    escapeText,
  );
  const next =
    schedule.pausedReason === null
      ? `next ${relativeTime(schedule.next.dueAt)}`
      : fitText(
          schedule.pausedReason || 'no reason given',
          MAX_REASON_WEIGHT,
          part => `⏸️ paused: ${escapeText(part)}`,
        );
  const timing = fitText(timingText(schedule), MAX_TIMING_WEIGHT, escapeText);
  return `**#${schedule.id}** <#${schedule.channelId}> ${timing}\n-# ${joinParts([subject, next])}`;
}
