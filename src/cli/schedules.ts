import type { Command } from 'commander';
import type { Schedule } from '../core/schedule/schedule.ts';
import { cleanText } from '../core/text/untrusted-text.ts';
import { formatWeekdays } from '../core/time/weekdays.ts';
import { filterText, postTexts, subjectName, timingText } from '../views/schedule/schedule-text.ts';
import type { CliContext } from './context.ts';
import { withExistingStores } from './open-stores.ts';

/** `paperboy schedules`: what is posted where and when, in every server. */
export function defineSchedules(command: Command, context: CliContext): void {
  command.option('--json', 'print one JSON object a schedule').action(async (flags: { json?: true }) => {
    const { database } = await context.config();
    await withExistingStores(database, async ({ stores }) => {
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
  const { pausedReason, pausedBy, pausedUntil, next } = schedule;
  return {
    schedule: schedule.id,
    server: schedule.guildId,
    channel: schedule.channelId,
    what: schedule.what,
    query: schedule.query,
    category: schedule.category,
    author: schedule.author,
    organization: schedule.organization,
    minVotes: schedule.minVotes,
    sort: schedule.sort,
    count: schedule.count,
    format: schedule.format,
    thread: schedule.thread,
    empty: schedule.empty,
    repeat: schedule.repeat,
    role: schedule.roleId,
    roleProblem: schedule.roleProblem,
    intro: schedule.intro,
    preset: schedule.preset,
    days: formatWeekdays(schedule.days),
    time: schedule.time,
    timezone: schedule.timezone,
    nextSlot: pausedReason === null ? toIso(next.dueAt) : null,
    paused: pausedReason !== null,
    pausedReason,
    pausedBy,
    pausedUntil: pausedUntil === null ? null : toIso(pausedUntil),
  };
}

function formatSchedule(schedule: Schedule): string {
  const { id, guildId, channelId, what, count, roleProblem } = schedule;
  const papers = count === 1 ? '1 paper' : `${count} papers`;
  return [
    `#${id} server ${guildId}, channel ${channelId}`,
    `   ${papers}, ${subjectName(what)}${cleanText(filterText(schedule)).replace(/^(?=.)/, ' ')}, ${timingText(schedule)}`,
    `   ${settingsText(schedule)}`,
    ...(roleProblem === null ? [] : [`   role not mentioned: ${cleanText(roleProblem)}`]),
    `   ${cleanText(stateText(schedule))}`,
  ].join('\n');
}

function settingsText(schedule: Schedule): string {
  const { roleId, intro } = schedule;
  return [
    ...postTexts(schedule),
    ...(roleId === null ? [] : [`role ${roleId}`]),
    ...(intro === null ? [] : [`intro “${cleanText(intro)}”`]),
  ].join(', ');
}

function stateText({ pausedReason, pausedBy, pausedUntil, next }: Schedule): string {
  if (pausedReason === null) return `next ${toIso(next.dueAt)}`;
  const by = pausedBy === null ? '' : ` (user ${pausedBy})`;
  const until = pausedUntil === null ? '' : `, until ${toIso(pausedUntil)}`;
  return `paused: ${pausedReason || 'no reason given'}${by}${until}`;
}

function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
