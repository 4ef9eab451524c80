import type { Command } from 'commander';
import type { Schedule } from '../core/schedule/schedule.ts';
import { cleanText } from '../core/text/untrusted-text.ts';
import { formatWeekdays } from '../core/time/weekdays.ts';
import { filterText, timingText } from '../views/schedule/schedule-text.ts';
import type { CliContext } from './context.ts';
import { withExistingStores } from './open-stores.ts';

/** `paperboy schedules`: what is posted where and when, in every server. */
export function defineSchedules(command: Command, context: CliContext): void {
  command.option('--json', 'print one JSON object a schedule').action(async (flags: { json?: true }) => {
    const { databaseFile } = await context.config();
    await withExistingStores(databaseFile, async ({ stores }) => {
      const schedules = await stores.schedules.all();
      for (const schedule of schedules) {
        context.print(flags.json ? JSON.stringify(toJson(schedule)) : formatSchedule(schedule));
      }
      if (schedules.length === 0) {
        context.printToStderr(
          'There are no schedules. An admin of a server creates one in Discord: /schedule create',
        );
      }
    });
  });
}

/** Converts a schedule to its JSON form, in which a paused one has no next slot. */
function toJson(schedule: Schedule) {
  const { pausedReason, next } = schedule;
  return {
    schedule: schedule.id,
    server: schedule.guildId,
    channel: schedule.channelId,
    what: schedule.what,
    query: schedule.query,
    category: schedule.category,
    count: schedule.count,
    days: formatWeekdays(schedule.days),
    time: schedule.time,
    timezone: schedule.timezone,
    nextSlot: pausedReason === null ? new Date(next.dueAt).toISOString() : null,
    paused: pausedReason !== null,
    pausedReason,
  };
}

function formatSchedule(schedule: Schedule): string {
  const { id, guildId, channelId, what, count, pausedReason, next } = schedule;
  const papers = count === 1 ? '1 paper' : `${count} papers`;
  const state =
    pausedReason === null
      ? `next ${new Date(next.dueAt).toISOString()}`
      : `paused: ${pausedReason || 'no reason given'}`;
  return [
    `#${id} server ${guildId}, channel ${channelId}`,
    `   ${papers}, ${what}${cleanText(filterText(schedule)).replace(/^(?=.)/, ' ')}, ${timingText(schedule)}`,
    `   ${cleanText(state)}`,
  ].join('\n');
}
