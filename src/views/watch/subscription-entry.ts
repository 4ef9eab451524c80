import type { Subscription, SubscriptionSpec, SubscriptionSubject } from '../../core/watch/subscription.ts';
import { formatWeekdays } from '../../core/time/weekdays.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';
import { pausedMarkdown } from './watch-entry.ts';

const MAX_TIMING_WEIGHT = 150;

/** What a subscription sends, as plain text at the beginning of a line. */
export const SUBJECT_TEXTS: Readonly<Record<SubscriptionSubject, string>> = {
  daily: 'Daily papers',
  weekly: 'Papers of the week',
  trending: 'Trending papers',
  recommendations: 'Papers near your library',
};

/** Returns a subscription in some lines of markdown: what, when, and its next message or why it is paused. */
export function subscriptionEntry(subscription: Subscription): string {
  const { what, count: papers, pausedReason, next } = subscription;
  return [
    `**${SUBJECT_TEXTS[what]}**, at most ${count(papers, 'paper')}`,
    `-# ${fitText(timingText(subscription), MAX_TIMING_WEIGHT, escapeText)}`,
    pausedReason === null
      ? `-# next ${exactTime(next.dueAt)} (${relativeTime(next.dueAt)}), by DM`
      : pausedMarkdown(pausedReason),
  ].join('\n');
}

function timingText({ days, time, timezone }: SubscriptionSpec): string {
  return `${formatWeekdays(days)} at ${time} (${timezone})`;
}
