import { UserError } from '../../src/core/message/user-error.ts';
import { instantMeant } from '../../src/core/time/typed-instant.ts';
import { nextOpenSlot } from '../../src/usecases/next-open-slot.ts';
import { exactTime, relativeTime } from '../../src/views/format/relative-time.ts';
import { scheduleLabel } from '../../src/views/schedule/schedule-name.ts';
import { assertBotCanPost } from '../channel-checks.ts';
import { assertKnownZone } from './assert-known-zone.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import { noticeReply } from './replies.ts';
import type { ScheduleSubcommand } from './subcommand.ts';

/** Pauses a schedule, until a time or until it is resumed. */
export const pauseSchedule: ScheduleSubcommand = async (invocation, app) => {
  const chosen = await chosenSchedule(invocation, app);
  const text = invocation.options.string('until')?.trim() ?? '';
  if (text !== '') assertKnownZone(chosen);
  const until = text === '' ? undefined : parseUntil(text, chosen.timezone, app.clock.now());
  await app.schedules.pause(chosen.id, 'an admin paused it', {
    by: invocation.userId,
    ...(until === undefined ? {} : { until }),
  });
  const end =
    until === undefined
      ? 'until you use `/schedule resume`'
      : `until ${exactTime(until)}, ${relativeTime(until)}`;
  return noticeReply(
    `⏸️ Paused: ${scheduleLabel(chosen)}. It posts nothing ${end}, and what it misses is not posted later.`,
  );
};

/** Makes a paused schedule active again. */
export const resumeSchedule: ScheduleSubcommand = async (invocation, app) => {
  const { schedules, clock, channelAccess, manualRun } = app;
  const chosen = await chosenSchedule(invocation, app);
  const label = scheduleLabel(chosen);
  if (chosen.pausedReason === null) {
    return noticeReply(`${label} is not paused. It posts next ${relativeTime(chosen.next.dueAt)}.`);
  }
  assertKnownZone(chosen);
  assertBotCanPost(channelAccess.missing(chosen.guildId, chosen.channelId));
  const next = await nextOpenSlot(chosen, clock.now(), schedules);
  await schedules.resume(chosen.id, next);
  manualRun.reschedule();
  return noticeReply(`▶️ Resumed: ${label}. It posts next ${relativeTime(next.dueAt)}.`);
};

function parseUntil(text: string, timezone: string, now: number): number {
  const until = instantMeant(text, timezone, now);
  if (until === undefined) {
    throw new UserError(
      `“${text}” is not a time to pause until. Write a date such as 2026-12-24, a date and time, or a duration such as 3d or 2 weeks.`,
    );
  }
  if (until <= now) throw new UserError(`“${text}” has passed. Write a time in the future.`);
  return until;
}
