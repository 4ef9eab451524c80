import { MAX_CHOICE_LENGTH } from '../../core/message/discord-limits.ts';
import type { Schedule, ScheduleFilter } from '../../core/schedule/schedule.ts';
import { formatWeekdays } from '../../core/time/weekdays.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { filterText, subjectName } from './schedule-text.ts';

const MAX_NAME_CHANNEL_LENGTH = 25;
const MAX_LABEL_SUBJECT_WEIGHT = 120;

/** The properties of a schedule that name it. */
export type NamedSchedule = ScheduleFilter & Pick<Schedule, 'id' | 'channelId' | 'time' | 'days' | 'what'>;

/**
 * Returns the name of a schedule as plain text, for autocomplete: `#papers · 09:00 weekdays · daily in cs.LG · #3`. What it
 * posts is cut where the name would be longer than a choice. `channelName`: without `#`, `undefined` if it is unknown.
 */
export function scheduleName(
  schedule: NamedSchedule & Pick<Schedule, 'pausedReason'>,
  channelName: string | undefined,
): string {
  const channel =
    channelName === undefined ? 'unknown channel' : `#${fitPlain(channelName, MAX_NAME_CHANNEL_LENGTH)}`;
  const nameWith = (subject: string) =>
    joinParts([
      channel,
      timeText(schedule),
      subject,
      schedule.pausedReason === null ? undefined : 'paused',
      `#${schedule.id}`,
    ]);
  const [whole, without] = [subjectText(schedule), nameWith('-').length - 1];
  return nameWith(fitPlain(whole, MAX_CHOICE_LENGTH - without));
}

/** Returns a schedule in markdown as answers name it: channel, time and what. */
export function scheduleLabel(schedule: Omit<NamedSchedule, 'id'>): string {
  const subject = fitText(subjectText(schedule), MAX_LABEL_SUBJECT_WEIGHT, escapeText);
  return joinParts([`<#${schedule.channelId}>`, timeText(schedule), subject]);
}

function timeText({ time, days }: Pick<Schedule, 'time' | 'days'>): string {
  return `${time} ${formatWeekdays(days)}`;
}

function subjectText(schedule: Omit<NamedSchedule, 'id'>): string {
  return `${subjectName(schedule.what)}${filterText(schedule)}`;
}
