import type { Command, Invocation, PlainReply } from '../../src/command.ts';
import type { Schedule } from '../../src/core/schedule/schedule.ts';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { scheduleList, scheduleName } from '../../src/views/schedule/schedule-list.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { choiceName } from '../autocomplete-choice.ts';
import { completeDays, completeTimezone } from './completion.ts';
import { scheduleDefinition } from './definition.ts';
import { readSpec } from './options.ts';

type Needs = 'papers' | 'schedules' | 'manualRun' | 'clock' | 'channelAccess';
type Run = Command<Needs>['run'];

/** How many schedules one server may have: more would be noise, and no admin could oversee them. */
const MAX_SCHEDULES = 25;

export const schedule: Command<Needs> = {
  definition: scheduleDefinition,

  async run(invocation, app) {
    // Discord hides the command from members without Manage Server, but a server can open it to others.
    if (!invocation.managesGuild)
      throw new UserError('Schedules are for members with the Manage Server permission.');
    const subcommand = subcommands.get(invocation.options.subcommand ?? '');
    if (!subcommand) throw new UserError('Use one of /schedule create, list, run and delete.');
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
      .slice(0, 25);
  },
};

const create: Run = async (invocation, { papers, schedules, manualRun: poster, clock, channelAccess }) => {
  const guildId = guildOf(invocation);
  const now = clock.now();
  const { spec, notes } = await readSpec(invocation.options, { guildId, now, papers });
  if ((await schedules.inGuild(guildId)).length >= MAX_SCHEDULES) {
    throw new UserError(
      `This server has ${MAX_SCHEDULES} schedules, which is the limit. Delete one with /schedule delete first.`,
    );
  }
  const missing = channelAccess.missing(guildId, spec.channelId);
  if (missing === undefined)
    throw new UserError(`Paperboy cannot see that channel. Give it View Channel there, then try again.`);
  if (missing.length > 0) {
    throw new UserError(
      `Paperboy cannot post in that channel: it lacks ${missing.join(' and ')}. Give it that, then try again.`,
    );
  }
  const next = firstSlotAfter(spec, now);
  const made = await schedules.create(spec, { by: invocation.userId, at: now, next });
  poster.reschedule();
  return { kind: 'private', body: scheduleSaved(made, notes) };
};

const list: Run = async (invocation, { schedules }) => ({
  kind: 'private',
  body: scheduleList(await schedules.inGuild(guildOf(invocation))),
});

const run: Run = async (invocation, app) => {
  const chosen = await chosenSchedule(invocation, app.schedules);
  const result = await app.manualRun.run(chosen, invocation.interactionId);
  if (result.kind === 'nothing to post') {
    return notice(
      'There is nothing to post: no paper fits this schedule, or all that do were posted in its channel.',
    );
  }
  const { delivery } = result;
  if (delivery.state === 'sent') {
    return notice(
      `Posted: https://discord.com/channels/${chosen.guildId}/${delivery.channelId}/${delivery.messageId}`,
    );
  }
  if (delivery.state === 'pending' || delivery.state === 'sending') {
    return notice(
      `The post is on its way to <#${delivery.channelId}>. Discord is slow to take it; Paperboy keeps trying.`,
    );
  }
  throw new UserError(
    `It could not be posted in that channel: ${delivery.problem ?? 'for an unknown reason'}.`,
  );
};

const remove: Run = async (invocation, { schedules }) => {
  const chosen = await chosenSchedule(invocation, schedules);
  await schedules.delete(chosen.id);
  return notice(`Deleted: nothing more will be posted in <#${chosen.channelId}> by this schedule.`);
};

const subcommands: ReadonlyMap<string, Run> = new Map([
  ['create', create],
  ['list', list],
  ['run', run],
  ['delete', remove],
]);

function notice(text: string): PlainReply {
  return { kind: 'private', body: trustedNotice(text) };
}

function guildOf({ guildId }: Invocation): string {
  if (guildId === null)
    throw new UserError('Schedules belong to a server: use this command in one of its channels.');
  return guildId;
}

/** The schedule an option names, by number or by the name that completion shows; only this server's own. */
async function chosenSchedule(
  invocation: Invocation,
  schedules: { inGuild(guildId: string): Promise<Schedule[]> },
): Promise<Schedule> {
  const wanted = invocation.options.string('schedule')?.trim() ?? '';
  const all = await schedules.inGuild(guildOf(invocation));
  const chosen = all.find(
    each => String(each.id) === wanted.replace(/^#/, '') || scheduleName(each) === wanted,
  );
  if (!chosen) {
    throw new UserError(
      'This server has no such schedule. Pick one from the list that appears while you type, or see /schedule list.',
    );
  }
  return chosen;
}
