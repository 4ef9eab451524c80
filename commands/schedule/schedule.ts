import type { App, Command, Invocation } from '../../src/command.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { progressText } from '../../src/views/format/progress-text.ts';
import { scheduleList } from '../../src/views/schedule/schedule-list.ts';
import { scheduleName } from '../../src/views/schedule/schedule-text.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { completeTimezone } from '../timezone/complete-timezone.ts';
import { completeDays } from './completion.ts';
import { scheduleDefinition } from './definition.ts';
import { parseScheduleOptions } from './options.ts';
import { manualRunReply, noticeReply } from './replies.ts';

type Needs = 'papers' | 'index' | 'schedules' | 'manualRun' | 'clock' | 'channelAccess';
type Run = Command<Needs>['run'];

/** Schedules of one server: more would flood it, and no admin could keep track of them. */
const MAX_SCHEDULES = 25;

export const schedule: Command<Needs> = {
  definition: scheduleDefinition,
  example: '/schedule create channel:#papers time:09:00 query:robotics',

  async run(invocation, app) {
    // Discord hides the command from members without Manage Server, but a server can open it to others.
    if (!invocation.managesGuild)
      throw new UserError('Schedules are for members with the Manage Server permission.');
    const subcommand = subcommands.get(invocation.options.subcommand ?? '');
    if (!subcommand)
      throw new UserError(
        'Use one of `/schedule create`, `/schedule list`, `/schedule run` and `/schedule delete`.',
      );
    return subcommand(invocation, app);
  },

  async complete({ focused, guildId, managesGuild }, { schedules }) {
    if (!managesGuild) return [];
    if (focused.name === 'timezone') return completeTimezone(focused.text);
    if (focused.name === 'days') return completeDays(focused.text);
    const typed = focused.text.toLowerCase();
    return (await schedules.inGuild(guildId ?? ''))
      .map(each => ({ name: choiceName(scheduleName(each)), value: String(each.id) }))
      .filter(({ name, value }) => name.toLowerCase().includes(typed) || value === typed)
      .slice(0, MAX_CHOICES);
  },
};

const create: Run = async (invocation, { papers, schedules, manualRun, clock, channelAccess }) => {
  const guildId = guildOf(invocation);
  const now = clock.now();
  const { spec, notes } = await parseScheduleOptions(invocation.options, { guildId, now, papers });
  if ((await schedules.inGuild(guildId)).length >= MAX_SCHEDULES) {
    throw new UserError(
      `This server has ${MAX_SCHEDULES} schedules, which is the limit. Delete one with \`/schedule delete\` first.`,
    );
  }
  assertCallerCanPost(invocation, spec.channelId);
  assertBotCanPost(channelAccess.missing(guildId, spec.channelId));
  const next = firstSlotAfter(spec, now);
  const created = await schedules.create(spec, { by: invocation.userId, at: now, next });
  manualRun.reschedule();
  return { kind: 'private', body: scheduleSaved(created, notes) };
};

const list: Run = async (invocation, { schedules }) => ({
  kind: 'private',
  body: scheduleList(await schedules.inGuild(guildOf(invocation))),
});

const run: Run = async (invocation, { papers, index, schedules, manualRun }) => {
  const chosen = await chosenSchedule(invocation, schedules);
  assertCallerCanPost(invocation, chosen.channelId);
  const progress = chosen.query === null ? undefined : await indexProgress({ papers, index });
  if (progress)
    throw new UserError(`${progressText(progress)} This schedule has a query, so run it when all are read.`);
  return manualRunReply(chosen, await manualRun.run(chosen, invocation.interactionId));
};

const remove: Run = async (invocation, { schedules, clock }) => {
  const chosen = await chosenSchedule(invocation, schedules);
  await schedules.delete(chosen.id, clock.now());
  return noticeReply(`Deleted. This schedule posts nothing more in <#${chosen.channelId}>.`);
};

const subcommands: ReadonlyMap<string, Run> = new Map([
  ['create', create],
  ['list', list],
  ['run', run],
  ['delete', remove],
]);

/** Throws `UserError` if the caller may not post in a channel: with Manage Server alone they may not even see it. */
function assertCallerCanPost({ canPostIn }: Invocation, channelId: string): void {
  if (!canPostIn(channelId)) {
    throw new UserError(
      'You need View Channel and Send Messages in that channel yourself to have Paperboy post there.',
    );
  }
}

/** Throws `UserError` naming the permissions that the bot lacks in a channel; `undefined` if it cannot see the channel. */
function assertBotCanPost(missing: readonly string[] | undefined): void {
  if (missing === undefined)
    throw new UserError(`Paperboy cannot see that channel. Give it View Channel there, then try again.`);
  if (missing.length > 0) {
    throw new UserError(
      `Paperboy cannot post in that channel: it lacks ${missing.join(' and ')}. Give it that, then try again.`,
    );
  }
}

function guildOf({ guildId }: Invocation): string {
  if (guildId === null)
    throw new UserError('Schedules belong to a server: use this command in one of its channels.');
  return guildId;
}

/** Returns the schedule of this server that the option names, by number or by the name that completion shows. Throws `UserError`. */
async function chosenSchedule(
  invocation: Invocation,
  schedules: Pick<App['schedules'], 'inGuild'>,
): Promise<Schedule> {
  const wanted = invocation.options.string('schedule')?.trim() ?? '';
  const all = await schedules.inGuild(guildOf(invocation));
  const chosen = all.find(
    each => String(each.id) === wanted.replace(/^#/, '') || scheduleName(each) === wanted,
  );
  if (!chosen) {
    throw new UserError(
      'This server has no such schedule. Pick one from the list that appears while you type, or see `/schedule list`.',
    );
  }
  return chosen;
}
