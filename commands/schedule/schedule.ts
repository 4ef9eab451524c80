import type { Command } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { completePaper } from '../paper/option.ts';
import { completeTimezone } from '../timezone/complete-timezone.ts';
import { completeSearch } from '../search/completion.ts';
import { completeSchedule } from './chosen-schedule.ts';
import { completeCategory } from './complete-category.ts';
import { completeDays } from './complete-days.ts';
import { createSchedule } from './create.ts';
import { scheduleDefinition } from './definition.ts';
import { deleteSchedule } from './delete.ts';
import { editSchedule } from './edit.ts';
import { listSchedules } from './list.ts';
import { pauseSchedule, resumeSchedule } from './pause.ts';
import { previewSchedule } from './preview.ts';
import { runSchedule } from './run.ts';
import { whySchedule } from './why.ts';
import { assertManagesGuild, type ScheduleNeeds, type ScheduleSubcommand } from './subcommand.ts';

const subcommands: ReadonlyMap<string, ScheduleSubcommand> = new Map([
  ['create', createSchedule],
  ['list', listSchedules],
  ['edit', editSchedule],
  ['preview', previewSchedule],
  ['why', whySchedule],
  ['pause', pauseSchedule],
  ['resume', resumeSchedule],
  ['run', runSchedule],
  ['delete', deleteSchedule],
]);

export const schedule: Command<ScheduleNeeds> = {
  definition: scheduleDefinition,
  example: '/schedule create channel:#papers time:09:00 query:robotics',

  async run(invocation, app) {
    assertManagesGuild(invocation);
    const subcommand = subcommands.get(invocation.options.subcommand ?? '');
    if (!subcommand) throw new UserError(`Use one of ${commandList()}.`);
    return subcommand(invocation, app);
  },

  async complete({ focused, guildId, managesGuild }, app) {
    if (!managesGuild) return [];
    if (focused.name === 'timezone') return completeTimezone(focused.text);
    if (focused.name === 'days') return completeDays(focused.text);
    if (focused.name === 'category') return completeCategory(focused.text);
    if (focused.name === 'paper') return completePaper(focused.text, app);
    if (focused.name === 'author' || focused.name === 'organization') return completeSearch(focused, app);
    return completeSchedule(focused.text, guildId ?? '', app);
  },
};

function commandList(): string {
  const names = [...subcommands.keys()].map(name => `\`/schedule ${name}\``);
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
