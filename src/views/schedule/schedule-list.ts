import type { MessageBody } from '../../core/message/message-body.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { fitPlain, fitText, MESSAGE_WEIGHT, weigh } from '../format/budget.ts';
import { BLUE, container, message, separator, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { count, joinParts } from '../format/join-parts.ts';
import { narrowingWords, timingWords } from './schedule-words.ts';

const TIMING = 90;
const SUBJECT = 120;
const REASON = 150;
/** Room for the line that says how many schedules are not shown. */
const REST = 40;
/** A message has room for 40 components; four of them are around the schedules. */
const MAX_LINES = 36;

/** What is shown of a schedule. */
export type ScheduleLine = Pick<
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

/** A schedule in a few words of plain text, for completion and as a name: begins with `#` and its number. */
export function scheduleName(schedule: Omit<ScheduleLine, 'channelId' | 'next'>): string {
  return joinParts([
    `#${schedule.id}`,
    fitPlain(`${schedule.what}${narrowingWords(schedule)}`, 50),
    timingWords(schedule),
    schedule.pausedReason === null ? undefined : 'paused',
  ]);
}

/** The schedules of a server; those that do not fit one message are counted. */
export function scheduleList(schedules: readonly ScheduleLine[]): MessageBody {
  if (schedules.length === 0) return message(container(BLUE, [textDisplay(EMPTY)]));
  const head = `### ${count(schedules.length, 'schedule')}`;
  let room = MESSAGE_WEIGHT - weigh(head) - REST;
  const lines: string[] = [];
  for (const schedule of schedules.slice(0, MAX_LINES)) {
    const line = scheduleMarkdown(schedule);
    room -= weigh(line);
    if (room < 0) break;
    lines.push(line);
  }
  const hidden = schedules.length - lines.length;
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...lines.map(textDisplay),
      ...(hidden === 0 ? [] : [textDisplay(`-# and ${hidden} more`)]),
    ]),
  );
}

const EMPTY = [
  '### No schedules yet',
  'Create one with `/schedule create`: choose a channel, and Paperboy posts papers there on weekdays at 09:00.',
].join('\n');

/** A schedule in two lines: where, what and when; then what comes next, or why nothing does. */
export function scheduleMarkdown(schedule: ScheduleLine): string {
  const subject = fitText(
    `${count(schedule.count, 'paper')} of the ${schedule.what === 'daily' ? 'daily list' : 'archive'}${narrowingWords(schedule)}`,
    SUBJECT,
    escapeText,
  );
  const next =
    schedule.pausedReason === null
      ? `next <t:${Math.floor(schedule.next.dueAt / 1000)}:R>`
      : fitText(schedule.pausedReason || 'no reason given', REASON, part => `⏸️ paused: ${escapeText(part)}`);
  const timing = fitText(timingWords(schedule), TIMING, escapeText);
  return `**#${schedule.id}** <#${schedule.channelId}> ${timing}\n-# ${joinParts([subject, next])}`;
}
