import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Schedule, ScheduleSubject } from '../../core/schedule/schedule.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { messageLink } from '../format/message-link.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';
import { memberMention } from '../format/shared-by.ts';
import { filterText, postTexts, subjectName, timingText } from './schedule-text.ts';

const MAX_TIMING_WEIGHT = 90;
const MAX_SUBJECT_WEIGHT = 120;
const MAX_INTRO_WEIGHT = 40;
const MAX_REASON_WEIGHT = 80;

/** The newest post of a schedule, or the attempt at it. */
export type LastPost = Pick<Delivery, 'state' | 'slotDueAt' | 'channelId' | 'messageId' | 'problem'>;

/** A schedule with what an admin wants to know about it. */
export interface ScheduleEntry {
  readonly schedule: Omit<Schedule, 'createdBy' | 'createdAt' | 'editedBy'>;
  /** What it posts at present: `auto` is decided. */
  readonly subject: ScheduleSubject;
  readonly lastPost?: LastPost | undefined;
}

/** Returns a schedule in some lines of markdown: where and when, what and how, its next post or its pause, its last post. */
export function scheduleEntry({ schedule, subject, lastPost }: ScheduleEntry): string {
  const timing = fitText(timingText(schedule), MAX_TIMING_WEIGHT, escapeText);
  return [
    `**#${schedule.id}** <#${schedule.channelId}> ${timing}`,
    `-# ${joinParts([subjectText(schedule, subject), ...settingTexts(schedule)])}`,
    `-# ${joinParts([nextText(schedule), lastPost && lastPostText(schedule.guildId, lastPost)])}`,
  ].join('\n');
}

function subjectText(schedule: ScheduleEntry['schedule'], subject: ScheduleSubject): string {
  const what =
    schedule.what === subject ? subjectName(subject) : `${subjectName(schedule.what)} (now ${subject})`;
  return fitText(
    `${count(schedule.count, 'paper')}, ${what}${filterText(schedule)}`,
    MAX_SUBJECT_WEIGHT,
    escapeText,
  );
}

/** Returns the other settings, defaults included, as an admin names them in the options. */
function settingTexts(schedule: ScheduleEntry['schedule']): (string | undefined)[] {
  const { roleId, roleProblem, intro } = schedule;
  return [
    ...postTexts(schedule),
    roleId === null ? undefined : `role <@&${roleId}>`,
    roleProblem === null ? undefined : reason(roleProblem, '⚠️ role not mentioned: '),
    intro === null ? undefined : fitText(intro, MAX_INTRO_WEIGHT, part => `intro “${escapeText(part)}”`),
  ];
}

/** Returns when a schedule posts next, or why and until when it is paused. */
export function nextText(
  schedule: Pick<Schedule, 'pausedReason' | 'pausedBy' | 'pausedUntil' | 'next'>,
): string {
  const { pausedReason, pausedBy, pausedUntil, next } = schedule;
  if (pausedReason === null) return `next ${exactTime(next.dueAt)} (${relativeTime(next.dueAt)})`;
  const until = pausedUntil === null ? '' : ` until ${exactTime(pausedUntil)}`;
  if (pausedBy !== null) return `⏸️ paused by ${memberMention(pausedBy)}${until}`;
  return `${reason(pausedReason || 'no reason given', '⏸️ paused: ')}${until}`;
}

/** Returns how the newest post of a schedule ended. */
export function lastPostText(
  guildId: string,
  { state, slotDueAt, channelId, messageId, problem }: LastPost,
): string {
  const when = relativeTime(slotDueAt);
  switch (state) {
    case 'sent':
      return messageId === null || channelId === null
        ? `last posted ${when}`
        : `last posted ${when} ${messageLink({ guildId, channelId, messageId })}`;
    case 'pending':
    case 'sending':
      return `the post of ${when} is on its way`;
    case 'sent_deleted':
      return `last posted ${when}, and deleted by a member`;
    case 'skipped_late':
      return `the post of ${when} was left out: it would have been too late`;
    case 'failed':
    case 'unknown':
    // Both have a reason.
  }
  const outcome = state === 'failed' ? 'failed' : 'may be missing';
  return reason(problem ?? 'no reason given', `⚠️ the post of ${when} ${outcome}: `);
}

function reason(text: string, before: string): string {
  return fitText(text, MAX_REASON_WEIGHT, part => `${before}${escapeText(part)}`);
}
