import { MAX_MESSAGE_COMPONENTS } from '../../core/message/discord-limits.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { BLUE, container, message, separator, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from '../format/text-weight.ts';
import { scheduleMarkdown, type ScheduleSummary } from './schedule-text.ts';

/** Room for the line that counts the schedules not shown. */
const HIDDEN_COUNT_WEIGHT = 40;

/** All components of a message but container, heading, separator and the line that counts the schedules not shown. */
const MAX_SCHEDULES_SHOWN = MAX_MESSAGE_COMPONENTS - 4;

/** Returns the schedules of a server; those that do not fit the message are counted. */
export function scheduleList(schedules: readonly ScheduleSummary[]): MessageBody {
  if (schedules.length === 0) return message(container(BLUE, [textDisplay(NO_SCHEDULES)]));
  const head = `### ${count(schedules.length, 'schedule')}`;
  const entries = fittingEntries(schedules, MAX_MESSAGE_WEIGHT - weigh(head) - HIDDEN_COUNT_WEIGHT);
  const hidden = schedules.length - entries.length;
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...entries.map(textDisplay),
      ...(hidden === 0 ? [] : [textDisplay(`-# and ${hidden} more`)]),
    ]),
  );
}

const NO_SCHEDULES = [
  '### No schedules yet',
  'Create one with `/schedule create`: choose a channel, and Paperboy posts papers there on weekdays at 09:00.',
].join('\n');

function fittingEntries(schedules: readonly ScheduleSummary[], maxWeight: number): string[] {
  let room = maxWeight;
  const entries: string[] = [];
  for (const schedule of schedules.slice(0, MAX_SCHEDULES_SHOWN)) {
    const entry = scheduleMarkdown(schedule);
    room -= weigh(entry);
    if (room < 0) break;
    entries.push(entry);
  }
  return entries;
}
