import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { App, Invocation } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { scheduleName } from '../../src/views/schedule/schedule-name.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { hasTypedWords } from '../has-typed-words.ts';
import { guildOf } from './subcommand.ts';

type Needs = Pick<App, 'schedules' | 'channelAccess'>;

/** Returns the schedule of this server that the option names, by number or by the name that completion shows. Throws `UserError`. */
export async function chosenSchedule(invocation: Invocation, app: Needs): Promise<Schedule> {
  const wanted = invocation.options.string('schedule')?.trim() ?? '';
  const all = await app.schedules.inGuild(guildOf(invocation));
  const chosen = all.find(
    each => String(each.id) === wanted.replace(/^#/, '') || nameOf(each, app) === wanted,
  );
  if (!chosen) {
    throw new UserError(
      'This server has no such schedule. Pick one from the list that appears while you type, or see `/schedule list`.',
    );
  }
  return chosen;
}

/** Completes to the schedules of a server whose names have every typed word, or its beginning. */
export async function completeSchedule(
  text: string,
  guildId: string,
  app: Needs,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  return (await app.schedules.inGuild(guildId))
    .map(each => ({ name: nameOf(each, app), value: String(each.id) }))
    .filter(({ name, value }) => value === text.trim() || hasTypedWords(name, text))
    .slice(0, MAX_CHOICES);
}

function nameOf(schedule: Schedule, { channelAccess }: Pick<App, 'channelAccess'>): string {
  return choiceName(scheduleName(schedule, channelAccess.channelName(schedule.channelId)));
}
